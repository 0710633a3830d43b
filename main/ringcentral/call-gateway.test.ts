import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { type RestService, startRestService } from "../../test/support/service/rest-service.ts";
import { serviceOptions, signedIn } from "../../test/support/service/service-options.ts";
import { sessionOf, partyOf } from "../../test/support/service/ids.ts";
import type { CallGateway } from "../calls/ports.ts";
import type { CallOperation } from "../../telephony/wire/call-operations.ts";
import { createCallGateway } from "./call-gateway.ts";

const telephonySessionId = sessionOf("s-1");
const partyId = partyOf("p-1-2");
const sessionPath = "/restapi/v1.0/account/~/telephony/sessions/s-1";
const partyPath = `${sessionPath}/parties/p-1-2`;
const presencePath = "/restapi/v1.0/account/~/extension/~/presence";
const on = { telephonySessionId, partyId };

let service: RestService;
let gateway: CallGateway;
beforeEach(async () => {
  service = await startRestService();
  const { rest, serviceClock } = await signedIn(serviceOptions(service.url));
  gateway = createCallGateway(rest, serviceClock);
});
afterEach(() => service.dispose());

const notFound = (parameterName: string) => ({
  status: 404,
  body: { errors: [{ errorCode: "CMN-102", message: "…", parameterName }] },
});
const invalidUri = { status: 404, body: { errors: [{ errorCode: "CMN-120", message: "…" }] } };

const party = { id: "p-1-2", status: { code: "Answered" } };

describe("a new call", () => {
  const path = "/restapi/v1.0/account/~/telephony/call-out";
  const callOut = { deviceId: "800100001", to: { extensionNumber: "113" } } as const;

  it("is placed from a phone, and has the id that the wrapped answer names", async () => {
    service.answer(`POST ${path}`, { status: 201, body: { session: { id: "s-9", parties: [] } } });
    expect(await gateway.callOut(callOut)).toEqual({ ok: true, value: "s-9" });
    const [request] = service.seen(path);
    expect(JSON.parse(request?.body ?? "")).toEqual({
      ...{ from: { deviceId: "800100001" }, to: { extensionNumber: "113" } },
    });
  });

  it("is accepted without an id where the answer cannot be read", async () => {
    service.answer(`POST ${path}`, { status: 201, body: { id: "s-9" } });
    expect(await gateway.callOut(callOut)).toEqual({ ok: true, value: undefined });
  });

  it("is not sent where nobody wants it any more", async () => {
    expect(await gateway.callOut(callOut, () => false)).toEqual({
      ...{ ok: false, error: { code: "call-changed" } },
    });
    expect(service.seen(path)).toEqual([]);
  });
});

describe("an operation on a call", () => {
  const table: [CallOperation, string, string][] = [
    [{ ...on, operation: "update-party", muted: true }, `PATCH ${partyPath}`, '{"muted":true}'],
    [{ ...on, operation: "update-party", muted: false }, `PATCH ${partyPath}`, '{"muted":false}'],
    [{ ...on, operation: "hold" }, `POST ${partyPath}/hold`, ""],
    [{ ...on, operation: "unhold" }, `POST ${partyPath}/unhold`, ""],
    [{ ...on, operation: "park" }, `POST ${partyPath}/park`, ""],
    [{ ...on, operation: "reject" }, `POST ${partyPath}/reject`, ""],
    [{ ...on, operation: "start-recording" }, `POST ${partyPath}/recordings`, ""],
    [
      { ...on, operation: "update-recording", recordingId: "77", active: false },
      `PATCH ${partyPath}/recordings/77`,
      '{"active":false}',
    ],
    [
      {
        ...{ ...on, operation: "bridge" },
        other: { telephonySessionId: sessionOf("s-2"), partyId: partyOf("p-2-1") },
      },
      `POST ${partyPath}/bridge`,
      '{"telephonySessionId":"s-2","partyId":"p-2-1"}',
    ],
    [
      { ...on, operation: "transfer", to: { phoneNumber: "+15550100177" } },
      `POST ${partyPath}/transfer`,
      '{"phoneNumber":"+15550100177"}',
    ],
    [
      { ...on, operation: "transfer", to: { extensionNumber: "113" } },
      `POST ${partyPath}/transfer`,
      '{"extensionNumber":"113"}',
    ],
    [
      { ...on, operation: "transfer", to: { voicemail: "700100013" } },
      `POST ${partyPath}/transfer`,
      '{"voicemail":"700100013"}',
    ],
    [
      { ...on, operation: "transfer", to: { parkOrbit: "700100090" } },
      `POST ${partyPath}/transfer`,
      '{"parkOrbit":"700100090"}',
    ],
    [{ ...on, operation: "flip", callFlipId: "2" }, `POST ${partyPath}/flip`, '{"callFlipId":"2"}'],
    [
      { ...on, operation: "answer", deviceId: "800" },
      `POST ${partyPath}/answer`,
      '{"deviceId":"800"}',
    ],
    [
      { ...on, operation: "pickup", deviceId: "800" },
      `POST ${partyPath}/pickup`,
      '{"deviceId":"800"}',
    ],
    [{ ...on, operation: "delete-party" }, `DELETE ${partyPath}`, ""],
    [{ telephonySessionId, operation: "drop-session" }, `DELETE ${sessionPath}`, ""],
  ];

  it.each(table)("%j is %s with the body %j", async (operation, route, body) => {
    service.answer(route, { body: party });
    expect(await gateway.perform(operation)).toEqual({ ok: true, value: undefined });
    const [method, path = ""] = route.split(" ");
    expect(service.seen(path)).toHaveLength(1);
    expect(service.seen(path)[0]).toMatchObject({ method, body, query: "" });
  });

  it("keeps ids that are not plain words in their place", async () => {
    const odd = sessionOf("s-a/b+c==?d");
    service.answer("DELETE /restapi/v1.0/account/~/telephony/sessions/s-a%2Fb%2Bc%3D%3D%3Fd", {
      status: 204,
    });
    const result = await gateway.perform({ operation: "drop-session", telephonySessionId: odd });
    expect(result).toEqual({ ok: true, value: undefined });
  });

  it("succeeds on flip's empty answer", async () => {
    service.answer(`POST ${partyPath}/flip`, { status: 200 });
    const result = await gateway.perform({ ...on, operation: "flip", callFlipId: "2" });
    expect(result).toEqual({ ok: true, value: undefined });
  });

  it("is call-gone when the service says that the call is not there", async () => {
    service.answer(`POST ${partyPath}/hold`, notFound("telephonySessionId"));
    const result = await gateway.perform({ ...on, operation: "hold" });
    expect(result).toEqual({ ok: false, error: { code: "call-gone" } });
  });

  it.each([
    ["extensionNumber", "extension"],
    ["phoneNumber", "phone-number"],
    ["voicemail", "mailbox"],
    ["parkOrbit", "park-location"],
    ["partyId", "party"],
  ] as const)("that finds no %s says so, and not that the call is over", async (name, about) => {
    service.answer(`POST ${partyPath}/transfer`, notFound(name));
    const to = { extensionNumber: "911" };
    expect(await gateway.perform({ ...on, operation: "transfer", to })).toMatchObject({
      ok: false,
      error: { code: "service", status: 404, meaning: { says: "not-found", about } },
    });
  });

  it("that something unnamed was not found for says no more than that", async () => {
    const result = await gateway.perform({ ...on, operation: "hold" });
    expect(result).toEqual({ ok: false, error: { code: "service", status: 404 } });
  });

  it.each([
    [{ ...on, operation: "delete-party" }, `DELETE ${partyPath}`],
    [{ operation: "drop-session", telephonySessionId }, `DELETE ${sessionPath}`],
  ] as const)("that ends what has ended already has succeeded: %j", async (operation, route) => {
    const ended = { ok: true, value: undefined };
    expect(await gateway.perform(operation)).toEqual(ended);
    service.answer(route, notFound("telephonySessionId"), notFound("partyId"));
    expect(await gateway.perform(operation)).toEqual(ended);
    expect(await gateway.perform(operation)).toEqual(ended);
  });

  it("that ends a call and is not found itself has not ended it", async () => {
    service.answer(`DELETE ${sessionPath}`, { ...notFound("accountId") }, invalidUri);
    const drop = { operation: "drop-session", telephonySessionId } as const;
    expect(await gateway.perform(drop)).toMatchObject({ ok: false, error: { status: 404 } });
    expect(await gateway.perform(drop)).toMatchObject({ ok: false, error: { status: 404 } });
  });

  it("is not repeated after a 409", async () => {
    service.answer(`POST ${partyPath}/hold`, {
      status: 409,
      body: { errors: [{ errorCode: "CMN-204" }] },
    });
    expect(await gateway.perform({ ...on, operation: "hold" })).toEqual({
      ok: false,
      error: { code: "service", status: 409, serviceCode: "CMN-204", meaning: { says: "busy" } },
    });
    expect(service.seen(`${partyPath}/hold`)).toHaveLength(1);
  });
});

describe("a read", () => {
  it("gives the session", async () => {
    service.answer(`GET ${sessionPath}`, { body: { id: "s-1", parties: [party] } });
    expect(await gateway.readSession(telephonySessionId)).toMatchObject({
      ok: true,
      value: { id: "s-1", parties: [{ id: "p-1-2", status: { code: "Answered" } }] },
    });
  });

  it("gives every instant by this machine's clock, and none where the service gave none", async () => {
    const { clock, ...options } = serviceOptions(service.url);
    clock.jump(10 * 60_000);
    const { rest, serviceClock } = await signedIn({ ...options, clock });
    const skewed = createCallGateway(rest, serviceClock);
    const startTime = "2026-03-02T09:15:00.000+0000";
    const calls = [startTime, "soon", undefined].map((at) => ({ startTime: at }));
    service.answer(`GET ${presencePath}`, { body: { activeCalls: calls } });
    service.answer(`GET ${sessionPath}`, {
      body: { id: "s-1", creationTime: startTime, parties: [] },
    });
    const session = await skewed.readSession(telephonySessionId);
    const presence = await skewed.readPresence();
    if (!session.ok || !presence.ok) expect.unreachable();
    const [first, ...others] = presence.value.activeCalls ?? [];
    for (const time of [session.value?.creationTime, first?.startTime]) {
      expect(time).toMatch(/Z$/);
      const aheadMs = Date.parse(time ?? "") - Date.parse(startTime);
      expect(Math.abs(aheadMs - 10 * 60_000)).toBeLessThanOrEqual(1_000);
    }
    expect(others.map((call) => call.startTime)).toEqual([undefined, undefined]);
  });

  it("gives nothing for a session that no longer exists", async () => {
    expect(await gateway.readSession(telephonySessionId)).toEqual({ ok: true, value: undefined });
  });

  it("gives nothing where the service says so in its own words", async () => {
    service.answer(`GET ${sessionPath}`, notFound("telephonySessionId"));
    expect(await gateway.readSession(telephonySessionId)).toEqual({ ok: true, value: undefined });
  });

  it.each([notFound("accountId"), invalidUri])(
    "fails when it is something else that is not found: %j",
    async (refusal) => {
      service.answer(`GET ${sessionPath}`, refusal);
      const read = await gateway.readSession(telephonySessionId);
      expect(read).toMatchObject({ ok: false, error: { code: "service", status: 404 } });
    },
  );

  it("refuses a session without the parts that nothing can be done without", async () => {
    service.answer(`GET ${sessionPath}`, { body: { session: { id: "s-1", parties: [] } } });
    const result = await gateway.readSession(telephonySessionId);
    if (result.ok || result.error.code !== "bad-reply") expect.unreachable();
    expect(result.error.detail).toContain("id: expected");
  });

  it("gives presence with its active calls", async () => {
    service.answer(`GET ${presencePath}`, {
      body: { telephonyStatus: "Ringing", activeCalls: [{ telephonySessionId: "s-1" }] },
    });
    expect(await gateway.readPresence()).toMatchObject({
      ok: true,
      value: { activeCalls: [{ telephonySessionId: "s-1" }] },
    });
    expect(service.seen(presencePath)[0]?.query).toContain("detailedTelephonyState=true");
  });
});

describe("a flip", () => {
  const flip: CallOperation = { ...on, operation: "flip", callFlipId: "2" };
  const path = `POST ${partyPath}/flip`;
  const bodies = () => service.seen(`${partyPath}/flip`).map(({ body }) => body);

  it.each([400, 404])(
    "that the service refused with %i is asked for once more in the other form",
    async (status) => {
      service.answer(path, { status, body: {} }, { body: party });
      expect(await gateway.perform(flip)).toEqual({ ok: true, value: undefined });
      expect(bodies()).toEqual(['{"callFlipId":"2"}', '{"callFlipId":"*2"}']);
    },
  );

  it.each(["telephonySessionId", "partyId"])(
    "is not asked for in the other form when the %s is what is missing",
    async (name) => {
      service.answer(path, notFound(name));
      expect(await gateway.perform(flip)).toMatchObject({ ok: false });
      expect(bodies()).toHaveLength(1);
    },
  );

  it("is asked for in the other form when the service does not find the number", async () => {
    service.answer(path, notFound("callFlipId"), notFound("callFlipId"));
    const meaning = { says: "not-found", about: "flip-phone" };
    expect(await gateway.perform(flip)).toMatchObject({ ok: false, error: { meaning } });
    expect(bodies()).toHaveLength(2);
  });

  it("that is refused in both forms is refused as the first one was", async () => {
    service.answer(path, { status: 400, body: {} }, { status: 404, body: {} });
    const error = { code: "service", status: 400 };
    expect(await gateway.perform(flip)).toEqual({ ok: false, error });
    expect(bodies()).toHaveLength(2);
  });

  it.each([403, 409, 500, 503])("that failed with %i is never sent again", async (status) => {
    service.answer(path, { status, body: {} });
    expect(await gateway.perform(flip)).toMatchObject({ ok: false, error: { status } });
    expect(bodies()).toHaveLength(1);
  });

  it("whose reply got lost is never sent again: it may have been carried out", async () => {
    service.answer(path, "cut");
    expect(await gateway.perform(flip)).toEqual({ ok: false, error: { code: "timed-out" } });
    expect(bodies()).toHaveLength(1);
  });

  it("is not asked for in the other form when the call has changed meanwhile", async () => {
    service.answer(path, { status: 400, body: {} });
    let asked = 0;
    const isStillWanted = () => (asked += 1) === 1;
    const error = { code: "call-changed" };
    expect(await gateway.perform(flip, isStillWanted)).toEqual({ ok: false, error });
    expect(bodies()).toHaveLength(1);
  });
});
