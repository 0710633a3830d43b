import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { operationFinder } from "../../schema/openapi.ts";
import { standardsHere } from "../../schema/judges/standard.ts";
import type { CallWish } from "../../support/simulator.ts";
import { own } from "./official-clients.ts";
import { type Json, send, signInRaw, subscriptionBody } from "./raw-client.ts";
import { presenceAndCalls, sessions, WireBench } from "./wire-bench.ts";

const account = "/restapi/v1.0/account/~";
const deskPhone = "80700100012";
const rowansPhone = "80700100013";

/** What a standard describes and the simulator leaves out, because no call depends on it. */
const notSimulated = new Set([
  "createForwardingNumber",
  "readForwardingNumber",
  "updateForwardingNumber",
  "deleteForwardingNumber",
  "updateExtension",
  "deleteExtension",
  "createExtension",
  "readAccountPhoneNumber",
  "listExtensionActiveCalls",
  "listCompanyActiveCalls",
  "deleteForwardingNumbers",
  "updateFlipNumbers",
]);

/**
 * Walks every operation in every form of body that the notes accept; the answers are judged by the
 * validation of the recorded traffic, so here only success is asked for.
 */
describe("every operation of the service", () => {
  const bench = new WireBench(import.meta.url);
  beforeEach(() => bench.start());
  afterEach(() => bench.dispose());

  async function ask(method: string, path: string, body?: object): Promise<Json> {
    const json = body === undefined ? "" : JSON.stringify(body);
    const answer = await bench.rest(path, { method, json });
    expect([method, path, answer.status]).toEqual([
      method,
      path,
      expect.toBeOneOf([200, 201, 204]),
    ]);
    return answer.body ?? {};
  }

  interface Call {
    readonly session: string;
    readonly party: string;
    readonly ids: { readonly telephonySessionId: string; readonly partyId: string };
  }
  async function call(state: CallWish["state"], more: Partial<CallWish> = {}): Promise<Call> {
    const wish = { direction: "Inbound", state, ...more } as const;
    const ids = await bench.simulator.makeCall(wish);
    const session = `${sessions}/${ids.telephonySessionId}`;
    return { session, party: `${session}/parties/${ids.partyId}`, ids };
  }

  async function conference(): Promise<string> {
    const { session } = await ask("POST", `${account}/telephony/conference`, {});
    const id = String((session as Json)["id"]);
    await bench.simulator.ask("POST", `calls/${id}/actions`, { action: "join-conference" });
    return id;
  }

  const walks: readonly (readonly [string, () => Promise<unknown>])[] = [
    ["reads the own extension", () => ask("GET", own)],
    ["reads a colleague", () => ask("GET", `${account}/extension/700100013`)],
    ["lists extensions", () => ask("GET", `${account}/extension`)],
    [
      "lists park locations",
      () => ask("GET", `${account}/extension?type=ParkLocation&status=Enabled`),
    ],
    ["lists devices", () => ask("GET", `${own}/device`)],
    ["lists forwarding numbers", () => ask("GET", `${own}/forwarding-number`)],
    ["lists the own numbers", () => ask("GET", `${own}/phone-number`)],
    [
      "lists the company's numbers",
      () => ask("GET", `${account}/phone-number?usageType=MainCompanyNumber`),
    ],
    ["lists the directory", () => ask("GET", `${account}/directory/entries?perPage=3&page=1`)],
    ["reads a directory entry", () => ask("GET", `${account}/directory/entries/700100013`)],
    [
      "searches the directory",
      () =>
        ask("POST", `${account}/directory/entries/search`, {
          searchString: "pike",
          searchFields: ["lastName"],
          orderBy: [{ index: 1, fieldName: "firstName", direction: "Asc" }],
          page: 1,
          perPage: 10,
        }),
    ],
    ["reads presence", () => ask("GET", `${own}/presence`)],
    [
      "changes presence",
      () =>
        ask("PUT", `${own}/presence`, { dndStatus: "DoNotAcceptAnyCalls", message: "At lunch" }),
    ],
    [
      "reads detailed presence with calls of every kind",
      async () => {
        await call("Proceeding", { queue: true });
        await call("Hold");
        await call("Answered", { direction: "Outbound", to: "113" });
        await ask("GET", `${own}/presence?detailedTelephonyState=true&sipData=true`);
        await ask("GET", `${own}/presence?detailedTelephonyState=true`);
      },
    ],
    [
      "reads the presence of a park location with a parked call",
      async () => {
        const { party } = await call("Answered");
        await ask("POST", `${party}/transfer`, { parkOrbit: "700100090" });
        const presence = `${account}/extension/700100090/presence?detailedTelephonyState=true`;
        expect(await ask("GET", presence)).toMatchObject({ telephonyStatus: "ParkedCall" });
      },
    ],
    [
      "reads features and permissions",
      async () => {
        await ask("GET", `${own}/features?featureId=CallFlip&featureId=CallPark`);
        await ask("GET", `${own}/authz-profile/check?permissionId=ReadExtensions`);
        await ask("GET", `${own}/authz-profile`);
        await ask("GET", `${account}/park-locations/700100090/users`);
      },
    ],
    [
      "calls a number",
      () =>
        ask("POST", `${account}/telephony/call-out`, {
          from: { deviceId: deskPhone },
          to: { phoneNumber: "+15550100161" },
        }),
    ],
    [
      "calls by the names of the newer specification",
      () =>
        ask("POST", `${account}/telephony/call-out`, {
          from: { deviceId: deskPhone, extensionId: "700100012" },
          to: { phoneNumber: "+15550100161" },
          countryId: 1,
        }),
    ],
    [
      "calls an extension",
      () =>
        ask("POST", `${account}/telephony/call-out`, {
          from: { deviceId: deskPhone },
          to: { extensionNumber: "113" },
        }),
    ],
    [
      "reads and drops a session, and reads its parties",
      async () => {
        const { session, party } = await call("Answered", { queue: true, recording: true });
        await ask("GET", session);
        await ask("GET", party);
        await ask("DELETE", session);
      },
    ],
    [
      "mutes in both forms",
      async () => {
        const { party } = await call("Answered");
        await ask("PATCH", party, { party: { muted: true } });
        await ask("PATCH", party, { muted: false });
        await ask("PATCH", party, { muted: false, standAlone: false });
      },
    ],
    [
      "holds with and without a proto",
      async () => {
        const { party } = await call("Answered");
        await ask("POST", `${party}/hold`, { proto: "Auto" });
        await ask("POST", `${party}/unhold`);
        await ask("POST", `${party}/hold`);
        await ask("POST", `${party}/unhold`, {});
      },
    ],
    [
      "records, with and without a body",
      async () => {
        const { party } = await call("Answered");
        const { id } = await ask("POST", `${party}/recordings`);
        await ask("PATCH", `${party}/recordings/${String(id)}`, { active: false });
        await ask("PATCH", `${party}/recordings/${String(id)}?brandId=~`, { active: true });
        const other = await call("Answered");
        await ask("POST", `${other.party}/recordings`, { active: true });
      },
    ],
    ["rejects", async () => ask("POST", `${(await call("Proceeding")).party}/reject`)],
    [
      "ignores",
      async () =>
        ask("POST", `${(await call("Proceeding", { queue: true })).party}/ignore`, {
          deviceId: deskPhone,
        }),
    ],
    [
      "answers",
      async () =>
        ask("POST", `${(await call("Proceeding")).party}/answer`, { deviceId: deskPhone }),
    ],
    [
      "replies",
      async () =>
        ask("POST", `${(await call("Proceeding")).party}/reply`, { replyWithText: "Soon" }),
    ],
    ...["phoneNumber:+15550100161", "extensionNumber:113", "voicemail:700100013"].flatMap(
      (target) => {
        const [name = "", value = ""] = target.split(":");
        return [
          [
            `forwards to ${name}`,
            async () =>
              ask("POST", `${(await call("Proceeding")).party}/forward`, { [name]: value }),
          ],
          [
            `transfers to ${name}`,
            async () =>
              ask("POST", `${(await call("Answered")).party}/transfer`, { [name]: value }),
          ],
        ] as const;
      },
    ),
    [
      "transfers and forwards to an extension's id",
      async () => {
        await ask("POST", `${(await call("Answered")).party}/transfer`, {
          extensionId: "700100013",
        });
        await ask("POST", `${(await call("Proceeding")).party}/forward`, {
          extensionId: "700100013",
        });
      },
    ],
    [
      "bridges",
      async () => {
        const { party } = await call("Hold");
        const { ids } = await call("Answered", { direction: "Outbound", to: "113" });
        await ask("POST", `${party}/bridge`, ids);
      },
    ],
    [
      "flips",
      async () => ask("POST", `${(await call("Answered")).party}/flip`, { callFlipId: "2" }),
    ],
    [
      "parks, reads the parked call and picks it up",
      async () => {
        const { session, party } = await call("Answered");
        await ask("POST", `${party}/park`);
        await ask("GET", session);
        await ask("POST", `${party}/pickup`, { deviceId: deskPhone });
        await ask("GET", session);
      },
    ],
    [
      "brings in by both names and removes",
      async () => {
        const id = await conference();
        for (const name of ["sessionId", "telephonySessionId"]) {
          const { ids } = await call("Answered");
          const body = { partyId: ids.partyId, [name]: ids.telephonySessionId };
          const { id: party } = await ask("POST", `${sessions}/${id}/parties/bring-in`, body);
          await ask("GET", `${sessions}/${id}`);
          const keep = name === "sessionId" ? { keepConferenceAlive: true } : undefined;
          await ask("DELETE", `${sessions}/${id}/parties/${String(party)}`, keep);
        }
      },
    ],
    [
      "supervises a session and a party, by new names and old",
      async () => {
        const wish = { extension: "113" };
        const mode = "Listen";
        const mine = { mode, supervisorDeviceId: deskPhone };
        const bodies = [
          { ...mine, agentExtensionId: "700100013" },
          { ...mine, agentExtensionNumber: "113" },
          { mode, deviceId: deskPhone, extensionNumber: "113" },
        ];
        for (const body of bodies)
          await ask("POST", `${(await call("Answered", wish)).session}/supervise`, body);
        const newest = { ...bodies[0], autoAnswer: true, mediaSDP: "sendOnly" };
        for (const body of [bodies[0] ?? {}, newest])
          await ask("POST", `${(await call("Answered", wish)).party}/supervise`, body);
      },
    ],
    [
      "creates, lists, reads, renews, updates and deletes a subscription",
      async () => {
        const socket = await bench.subscribed(...presenceAndCalls);
        const { party } = await call("Answered", { queue: true, recording: true });
        await ask("POST", `${party}/transfer`, { parkOrbit: "700100090" });
        await ask("PUT", `${own}/presence`, { dndStatus: "DoNotAcceptAnyCalls" });
        for (const event of ["telephony", "presence", "dnd", "700100090/presence"])
          await socket.frame(({ body }) => String(body?.["event"]).includes(event));
        const [subscription] = (await ask("GET", "/restapi/v1.0/subscription"))[
          "records"
        ] as Json[];
        const path = `/restapi/v1.0/subscription/${String(subscription?.["id"])}`;
        await ask("GET", path);
        await ask("POST", `${path}/renew`);
        const update = { method: "PUT", path };
        await socket.request(update, { eventFilters: [...presenceAndCalls] });
        await socket.request(update, subscriptionBody(...presenceAndCalls));
        await ask("DELETE", path);
      },
    ],
    [
      "is refused the flip numbers of the new call handling, which the account does not have",
      async () => {
        const path = "/restapi/v2/accounts/~/extensions/~/call-flip-numbers";
        expect((await bench.rest(path)).status).toBe(403);
      },
    ],
    [
      "signs out",
      async () => {
        const form = { token: bench.tokens.refresh, client_id: bench.simulator.clientId };
        const url = `${bench.simulator.url}/restapi/oauth/revoke`;
        expect((await send(url, { method: "POST", form })).status).toBe(200);
      },
    ],
  ];

  it.each(walks)("%s", async (_name, walk) => {
    await walk();
  });

  it("lets a colleague act on his own calls only", async () => {
    const rowan = await signInRaw(bench.simulator, "113");
    const { party } = await call("Answered", { extension: "113" });
    const hold = { method: "POST", token: rowan.access, json: "" };
    expect((await bench.rest(`${party}/hold`, hold)).status).toBe(200);
    expect((await bench.rest(`${party}/unhold`, { method: "POST", json: "" })).status).toBeOneOf([
      403, 404,
    ]);
    const answer = { ...hold, json: JSON.stringify({ deviceId: rowansPhone }) };
    const ringing = await call("Proceeding", { extension: "113" });
    expect((await bench.rest(`${ringing.party}/answer`, answer)).status).toBe(200);
  });

  it("is either walked or left out by name, whoever describes it", async () => {
    const asked: { readonly method: string; readonly path: string }[] = [];
    for (const [, walk] of walks) {
      await walk();
      asked.push(...(await bench.simulator.requests()));
      await bench.start();
    }
    const described = new Set<string>();
    const walked = new Set<string | undefined>();
    for (const { operations } of standardsHere()) {
      const find = operationFinder(operations);
      for (const { id } of operations) described.add(id);
      for (const { method, path } of asked) walked.add(find(method, path)?.id);
    }
    expect([...described].filter((id) => !walked.has(id) && !notSimulated.has(id))).toEqual([]);
    expect([...notSimulated].filter((id) => walked.has(id))).toEqual([]);
  });
});
