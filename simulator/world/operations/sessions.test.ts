import { describe, expect, test } from "vitest";

import { accepted, observeWorld, refusalOf } from "../observed-world.ts";
import { restSession } from "../render.ts";
import { bringIn, joinAsHost, startConference, supervise } from "./conferences.ts";
import { updateParty } from "./in-call.ts";
import { deleteParty, dropSession, readParty, readSession } from "./sessions.ts";

const answered = { direction: "Inbound", state: "Answered" } as const;

describe("reading", () => {
  test("a session gives owners to the account's parties and none to outside ones", () => {
    const observed = observeWorld();
    const at = observed.call(answered);
    const session = accepted(readSession(observed.world.exchange, at));
    const [outside, own] = restSession(session, "700100001").parties;
    expect(outside).not.toHaveProperty("owner");
    expect(outside).not.toHaveProperty("extensionId");
    expect(own).toMatchObject({
      accountId: "700100001",
      extensionId: "700100012",
      owner: { accountId: "700100001", extensionId: "700100012" },
    });
    expect(own).not.toHaveProperty("missedCall");
  });

  test("is refused for calls of others and 404 for calls that are over", () => {
    const observed = observeWorld();
    const { exchange } = observed.world;
    const foreign = { ...observed.call({ ...answered, extension: "116" }), caller: observed.user };
    const over = observed.call(answered);
    accepted(dropSession(exchange, over));
    observed.clock.advance(100);
    expect(refusalOf(readSession(exchange, foreign))).toBe("403 TAS-106");
    expect(refusalOf(readParty(exchange, foreign))).toBe("403 TAS-106");
    expect(refusalOf(readSession(exchange, over))).toBe("404 CMN-102");
  });
});

describe("ending", () => {
  test("a session ends the own party first, then everybody's", () => {
    const observed = observeWorld();
    const at = observed.call(answered);
    accepted(dropSession(observed.world.exchange, at));
    observed.clock.advance(100);
    expect(observed.lines()).toEqual([
      "7 -2 Inbound 700100012 Disconnected",
      "8 -1 Outbound - Disconnected",
    ]);
  });

  test("the own party of an ordinary call is refused", () => {
    const observed = observeWorld();
    const at = observed.call(answered);
    const outcome = deleteParty(observed.world.exchange, { ...at, keepConferenceAlive: false });
    expect(refusalOf(outcome)).toBe("403 TAS-106");
  });

  test("a parked party ends its caller too", () => {
    const observed = observeWorld();
    const { exchange } = observed.world;
    const at = observed.call({ ...answered, state: "Parked" });
    accepted(deleteParty(exchange, { ...at, keepConferenceAlive: false }));
    observed.clock.advance(100);
    expect(exchange.sessions.size).toBe(0);
  });
});

describe("a conference", () => {
  test("is forgotten when its host does not dial in", () => {
    const { world, clock } = observeWorld();
    accepted(startConference(world.exchange));
    clock.advance(40_000);
    expect(world.exchange.sessions.size).toBe(0);
  });

  test("takes the far end of an own call once its host is there", () => {
    const observed = observeWorld();
    const { exchange } = observed.world;
    const source = observed.call(answered);
    const conference = accepted(startConference(exchange));
    const request = { caller: observed.user, telephonySessionId: conference.id, source };
    expect(refusalOf(bringIn(exchange, request))).toBe("403 TAS-106");
    joinAsHost(exchange, conference, observed.user);
    const joined = accepted(bringIn(exchange, request));
    expect(joined).toMatchObject({ code: "Answered", role: "Participant", owner: undefined });
    expect(exchange.sessions.has(source.telephonySessionId)).toBe(false);
    expect(observed.lines().slice(-3)).toEqual([
      "4 -2 Outbound - Answered",
      "7 -2 Inbound 700100012 Gone",
      "8 -1 Outbound - Gone",
    ]);
  });

  test("lets its host mute and remove a participant, and ends with him", () => {
    const observed = observeWorld();
    const { exchange, people } = observed.world;
    const conference = accepted(startConference(exchange));
    const at = { caller: observed.user, telephonySessionId: conference.id };
    const host = joinAsHost(exchange, conference, observed.user);
    const [first, second] = [1, 2].map(() => {
      const source = observed.call(answered);
      return accepted(bringIn(exchange, { ...at, source })).id;
    });
    const request = { ...at, partyId: first ?? "" };
    expect(refusalOf(updateParty(exchange, request, { muted: true }))).toBeUndefined();
    accepted(deleteParty(exchange, { ...request, keepConferenceAlive: true }));
    expect(conference.parties.find((party) => party.id === second)?.code).toBe("Answered");
    people.hangUp(host);
    observed.clock.advance(100);
    expect(exchange.sessions.size).toBe(0);
  });
});

describe("supervision", () => {
  const supervisorDeviceId = "80700100012";

  test("adds a listener whose leaving does not end the call", () => {
    const observed = observeWorld();
    const { exchange } = observed.world;
    const at = { ...observed.call({ ...answered, extension: "113" }), caller: observed.user };
    const { telephonySessionId, caller } = at;
    const listener = accepted(
      supervise(exchange, {
        ...{ caller, telephonySessionId, supervisorDeviceId },
        agentExtensionNumber: "113",
      }),
    );
    expect(listener).toMatchObject({ code: "Answered", reason: "Supervising" });
    accepted(deleteParty(exchange, { ...at, partyId: listener.id, keepConferenceAlive: false }));
    observed.clock.advance(100);
    expect(exchange.sessions.has(telephonySessionId)).toBe(true);
  });

  test("is refused outside the monitoring group, without an agent, and for a third listener", () => {
    const observed = observeWorld();
    const { exchange } = observed.world;
    const of = (extension: string) => {
      const { telephonySessionId } = observed.call({ ...answered, extension });
      return { caller: observed.user, telephonySessionId, supervisorDeviceId };
    };
    const [other, agent] = [of("116"), of("113")];
    const listen = () => supervise(exchange, { ...agent, agentExtensionId: "700100013" });
    expect(refusalOf(supervise(exchange, agent))).toBe("400 CMN-101");
    expect(refusalOf(supervise(exchange, { ...other, agentExtensionId: "700100016" }))).toBe(
      "403 TAS-106",
    );
    expect([listen(), listen(), listen()].map(refusalOf)).toEqual([
      undefined,
      undefined,
      "409 SIM-409",
    ]);
  });
});
