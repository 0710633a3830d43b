/** What was done to the product in attacks and did not hold, with what holds it now. */

type Proof = readonly [file: string, title: string];

export interface Attack {
  readonly kind: string;
  readonly proofs: readonly Proof[];
}

const attack = (kind: string, ...proofs: readonly Proof[]): Attack => ({ kind, proofs });

const numbers = "test/faults/connection/hostile-numbers.test.ts";
const body = "main/ringcentral/rest/reply-body.test.ts";
const tooMuch = "main/calls/sync/too-much.test.ts";
const vault = "main/vault";

// prettier-ignore
export const attacks: readonly Attack[] = [
  attack("waits that overflow", ["main/timing/asked-wait.test.ts", "of %j is believed for a quarter of an hour"], ["main/timing/system-clock.test.ts", "runs once, after %d ms and not before"], [numbers, "of %s"]),
  attack("numbers that become sizes", ["main/ringcentral/rest/rate-budget.test.ts", "counts no further than anybody could ask"], ["test/faults/fuzz/sizes.test.ts", "obeys 3,000 claims of waits and limits for no longer than it says"]),
  attack("answers without a size", [body, "a $reply with $hostile is told: $code"], ["test/faults/fuzz/sizes.test.ts", "takes of 300 bodies of any size no more than it may"]),
  attack("answers without an end", [body, "that it has acted is believed at once, and its body is not taken (%j)"], [body, "an error whose body never ends is told by its status, in time"]),
  attack("sessions without a number", [tooMuch, "a thousand calls of others push out no call of the user's"], [tooMuch, "of more own calls than can be, those in hand stay and the others are counted"], ["main/calls/state/work-per-event.test.ts", "an event about one of a hundred calls has that one looked up alone"]),
  attack("networks that fail: refused, reset, unreachable, half-closed, TLS cut, DNS gone, captive page", ["test/faults/connection/outage.test.ts", "for %d s is live within 2 s of its return"]),
  attack("renewals without a floor", ["main/ringcentral/session/session-keeper.test.ts", "asks for no token in the place of one that it has just replaced"], ["main/ringcentral/socket/floors.test.ts", "a session is handed over no sooner for a life of %d ms"]),
  attack("folders and files that refuse", ["main/settings/settings-store.test.ts", "starts where its file is %s, and writes through nothing"], ["main/account/accounts.test.ts", "says that nothing is kept while the disk refuses, once for all folders"], ["main/data-folder.test.ts", "is replaced for this run, for Chromium alone, where it cannot be written to"]),
  attack("a listener that is filled", ["main/ringcentral/sign-in/loopback-listener.test.ts", "still hears the browser at once: %s"]),
  attack("big lists", ["main/ringcentral/account/directory-reader.test.ts", "of 200,000 comes in page by page, and leaves the service to others"], ["test/architecture/lint-rules.test.ts", "a list is not spread into arguments: %s"]),
  attack("the socket's token for another host", ["main/ringcentral/socket/socket-token.test.ts", "is not taken to a host that is not the service's"], ["test/faults/fuzz/sizes.test.ts", "takes a secret to none of 2,000 doors that are not the service's"]),
  attack("503 with `Retry-After`", ["main/ringcentral/rest/rest-client.test.ts", "is not read by anybody before its Retry-After is over, and other things are"], ["main/ringcentral/socket/reconnect-plan.test.ts", "is obeyed with %o"]),
  attack("a vault that is a dead end, or planted", [`${vault}/unusable-file.test.ts`, "whichever of its bytes has a flipped bit, is never asked about again"], [`${vault}/token-vault.test.ts`, "to one that protects takes up nothing readable, which anybody could have planted"]),
  attack("what is shipped: licences, bill of materials, fuses, the simulator", ["test/architecture/supply-chain.test.ts", "is recorded by each build, and shipped with its licence and notice"], ["test/architecture/supply-chain.test.ts", "names the product and what is shipped, and no tool"], ["test/architecture/supply-chain.test.ts", "are a difference when nothing is wished or known"], ["test/architecture/boundaries.test.ts", "let the composition root load the simulator by dynamic import"]),
];
