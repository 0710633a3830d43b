/**
 * The official subscriptions library alone in a process of its own, for what ends or wrecks one.
 * Started by `peer-process.ts` with one JSON argument; says what happens as one JSON object a line,
 * and answers each line of its input with the state of its socket.
 */
import { createInterface } from "node:readline";

import { SDK } from "@ringcentral/sdk";
import { Subscriptions } from "@ringcentral/subscriptions";
import * as v from "valibot";

const task = v.parse(
  v.object({
    server: v.string(),
    clientId: v.string(),
    jwt: v.string(),
    filter: v.string(),
    /** Lives on after uncaught errors and rejections, and says them. */
    survives: v.boolean(),
  }),
  JSON.parse(process.argv[2] ?? "{}"),
);

function say(event: string, more: object = {}): void {
  process.stdout.write(`${JSON.stringify({ event, ...more })}\n`);
}

if (task.survives) {
  process.on("uncaughtException", (error) => say("uncaught", { message: String(error) }));
  process.on("unhandledRejection", (reason) => say("unhandled", { message: String(reason) }));
}

const { server, clientId } = task;
const sdk = new SDK({ server, clientId });
await sdk.platform().login({ jwt: task.jwt });
const subscription = new Subscriptions({ sdk }).createSubscription().setEventFilters([task.filter]);
subscription.on(subscription.events.notification, () => say("notification"));
const { wse } = await subscription.register();
say("registered");
createInterface({ input: process.stdin }).on("line", () =>
  say("state", { readyState: wse.ws.readyState }),
);
