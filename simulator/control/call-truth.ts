/** Everything that the world knows of its calls, the layers that no client can see included. */
import { isLive, type Layer, type Party, type Session } from "../world/model.ts";
import { type RestPartyBody, restSession } from "../world/render.ts";
import type { World } from "../world/world.ts";

/** A party as a client reads it, with what only the simulator knows. */
export interface PartyTruth extends RestPartyBody {
  readonly task: Party["task"];
  readonly live: boolean;
  readonly missedCall: boolean;
  readonly queueCall: boolean;
  readonly apiLayer: Layer;
  readonly deviceLayer: Layer;
}

/** `apiLayer` and `deviceLayer` of the call are those of the demo user's party in it, if any. */
export interface CallTruth {
  readonly telephonySessionId: string;
  readonly sessionId: string;
  readonly creationTime: string;
  readonly origin: { readonly type: string };
  readonly partyId?: string;
  readonly apiLayer: Layer;
  readonly deviceLayer: Layer;
  readonly linkedSessionId?: string;
  readonly voiceCallToken?: string;
  readonly parties: readonly PartyTruth[];
}

function partyTruth(party: Party, body: RestPartyBody): PartyTruth {
  return {
    ...body,
    task: party.task,
    live: isLive(party),
    missedCall: party.missed,
    queueCall: party.queueId !== undefined,
    apiLayer: { ...party.apiLayer },
    deviceLayer: { ...party.deviceLayer },
  };
}

function callTruth(session: Session, accountId: string, userId: string): CallTruth {
  const { parties, id, ...body } = restSession(session, accountId);
  const mine = session.parties.filter((party) => party.owner === userId);
  const own = mine.findLast(isLive) ?? mine.at(-1);
  const off: Layer = { muted: false, hold: false };
  return {
    telephonySessionId: id,
    sessionId: session.legacyId,
    ...body,
    ...(own === undefined ? {} : { partyId: own.id }),
    apiLayer: { ...(own?.apiLayer ?? off) },
    deviceLayer: { ...(own?.deviceLayer ?? off) },
    ...(session.linked === undefined ? {} : { linkedSessionId: session.linked.id }),
    parties: session.parties.flatMap((party, index) => {
      const shown = parties[index];
      return shown === undefined ? [] : [partyTruth(party, shown)];
    }),
  };
}

/** All calls that are not over, oldest first. */
export function callsTruth(world: World): readonly CallTruth[] {
  const { account, demoUser } = world.directory;
  return [...world.exchange.sessions.values()].map((session) =>
    callTruth(session, account.id, demoUser.id),
  );
}
