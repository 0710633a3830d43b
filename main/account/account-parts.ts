/** From what is known of an account to the parts of the snapshot that belong to it. Pure. */
import type { CallsView } from "../calls/state/call-events.ts";
import type { AccountFacts } from "../calls/ports.ts";
import type { AppSnapshot, Keeping } from "../../contract/app-snapshot.ts";
import { type SnapshotChange, withoutAccount } from "../app-state.ts";

/** Every part is named, also one that is absent now: it takes the older one out. */
type Parts<View> = { readonly [Part in keyof View]-?: View[Part] | undefined };

export const callParts = (view: CallsView): Parts<CallsView> => ({
  connection: view.connection,
  calls: view.calls,
  moreCalls: view.moreCalls,
  waiting: view.waiting,
  cardNumbers: view.cardNumbers,
  outcomes: view.outcomes,
  targetId: view.targetId,
  chooser: view.chooser,
  placing: view.placing,
  consult: view.consult,
  dialled: view.dialled,
  recent: view.recent,
  answerDeviceId: view.answerDeviceId,
  flipPhoneId: view.flipPhoneId,
});

export const factParts = (facts: AccountFacts): SnapshotChange => ({
  flipTargets: [...facts.flipTargets],
  parkLocations: [...facts.parkLocations],
  ownParkOrbit: facts.features.park,
  companyNumber: facts.companyNumber,
  devices: [...facts.devices],
});

export const accountOf = (
  { name, extensionNumber, company, access }: AccountFacts,
  { demo, keeping }: { readonly demo: boolean; readonly keeping: Keeping },
): AppSnapshot["account"] => ({
  state: "signed-in",
  demo,
  name,
  extensionNumber,
  company,
  access: [...access],
  keeping,
});

/** Everything that belonged to an account, taken out; what the user must be told stays. */
export function nobody(now: number): SnapshotChange {
  return {
    ...withoutAccount(now),
    availability: undefined,
    moreCalls: undefined,
    targetId: undefined,
    chooser: undefined,
    placing: undefined,
    consult: undefined,
    dialled: undefined,
    recent: undefined,
    cardNumbers: undefined,
    answerDeviceId: undefined,
    flipPhoneId: undefined,
    companyNumber: undefined,
  };
}
