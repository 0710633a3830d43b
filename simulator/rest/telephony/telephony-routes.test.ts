import * as v from "valibot";
import { describe, expect, test } from "vitest";

import type { PartyRequest } from "../../world/operations/support.ts";
import { restFixture } from "../../../test/support/rest-fixture.ts";
import { defaultAccount } from "../../account/default-account.ts";

const answered = { direction: "Inbound", state: "Answered" } as const;
const ringing = { direction: "Inbound", state: "Proceeding" } as const;
const queued = { ...ringing, queue: true } as const;
const deviceId = "80700100012";

const sessionPath = (at: Pick<PartyRequest, "telephonySessionId">): string =>
  `telephony/sessions/${at.telephonySessionId}`;
const partyPath = (at: PartyRequest): string => `${sessionPath(at)}/parties/${at.partyId}`;

describe("success", () => {
  test("of reading a session is not wrapped", async () => {
    const { call, ask } = restFixture();
    const at = call(answered);
    const { status, body } = await ask("GET", sessionPath(at));
    expect(status).toBe(200);
    expect(body).toMatchObject({ id: at.telephonySessionId, origin: { type: "Call" } });
  });

  test("of call-out and conference is wrapped", async () => {
    const { ask } = restFixture();
    const callOut = { from: { deviceId }, to: { phoneNumber: "+15550100177" } };
    const opened = await ask("POST", "telephony/call-out", callOut);
    const conference = await ask("POST", "telephony/conference");
    expect(opened).toMatchObject({
      status: 201,
      body: { session: { parties: [{ status: { code: "Setup" } }] } },
    });
    expect(conference).toMatchObject({
      status: 201,
      body: { session: { parties: [], origin: { type: "Conference" } } },
    });
  });

  test.each([
    { name: "hold", suffix: "/hold", status: 200 },
    { name: "hold with an empty object", suffix: "/hold", body: {}, status: 200 },
    { name: "transfer", suffix: "/transfer", body: { extensionNumber: "113" }, status: 200 },
    { name: "park", suffix: "/park", status: 201 },
    { name: "flip", suffix: "/flip", body: { callFlipId: "*2" }, status: 200 },
    { name: "recording", suffix: "/recordings", status: 201 },
    { name: "recording with a body", suffix: "/recordings", body: { active: true }, status: 201 },
  ])("of $name has the documented status", async ({ suffix, body, status }) => {
    const { call, ask } = restFixture();
    const answer = await ask("POST", partyPath(call(answered)) + suffix, body);
    expect(answer.status).toBe(status);
    expect(answer.body).toHaveProperty("id");
  });

  test.each([{ muted: true }, { party: { muted: true } }])("of mute by %o", async (body) => {
    const { call, ask } = restFixture();
    const answer = await ask("PATCH", partyPath(call(answered)), body);
    expect(answer).toMatchObject({ status: 200, body: { muted: true } });
  });

  test.each([
    { name: "reject", creation: ringing, suffix: "/reject", body: undefined },
    { name: "ignore", creation: queued, suffix: "/ignore", body: { deviceId } },
  ])("of $name has no body", async ({ creation, suffix, body }) => {
    const { call, ask } = restFixture();
    const answer = await ask("POST", partyPath(call(creation)) + suffix, body);
    expect(answer).toEqual({ status: 204, body: undefined });
  });

  test.each([undefined, { keepConferenceAlive: true }])(
    "of deleting a parked party with the body %o has no body",
    async (body) => {
      const { call, ask } = restFixture();
      const at = call({ ...answered, state: "Parked" });
      expect(await ask("DELETE", partyPath(at), body)).toEqual({ status: 204, body: undefined });
    },
  );

  test("of dropping a session has no body and ends it", async () => {
    const { call, ask, clock } = restFixture();
    const at = call(answered);
    expect(await ask("DELETE", sessionPath(at))).toEqual({ status: 204, body: undefined });
    clock.advance(100);
    expect((await ask("GET", sessionPath(at))).status).toBe(404);
  });

  test("of pausing a recording needs no brand", async () => {
    const { call, ask } = restFixture();
    const path = partyPath(call(answered));
    const { body } = await ask("POST", `${path}/recordings`);
    expect(body).toMatchObject({ active: true });
    const { id } = v.parse(v.object({ id: v.string() }), body);
    const paused = await ask("PATCH", `${path}/recordings/${id}`, { active: false });
    expect(paused).toEqual({ status: 200, body: { id, active: false } });
  });

  test("of supervising comes with the old property names too", async () => {
    const { call, ask } = restFixture();
    const at = call({ ...answered, extension: "113" });
    const old = { mode: "Listen", deviceId, extensionNumber: "113" };
    const answer = await ask("POST", `${sessionPath(at)}/supervise`, old);
    expect(answer).toMatchObject({ status: 201, body: { status: { reason: "Supervising" } } });
  });
});

describe("refusal", () => {
  test.each([
    { name: "an unknown field", suffix: "/transfer", body: { extension: "113" }, at: "extension" },
    { name: "a missing body", suffix: "/flip", body: undefined, at: "body" },
    { name: "a missing field", suffix: "/flip", body: {}, at: "callFlipId" },
    { name: "an empty identifier", suffix: "/flip", body: { callFlipId: "" }, at: "callFlipId" },
    { name: "a wrong type", suffix: "/answer", body: { deviceId: 1 }, at: "deviceId" },
    { name: "a list", suffix: "/transfer", body: [], at: "body" },
  ])("of $name is 400 and names it", async ({ suffix, body, at }) => {
    const { call, ask, events } = restFixture();
    const answer = await ask("POST", partyPath(call(answered)) + suffix, body);
    const error = { errorCode: "CMN-101", parameterName: at };
    expect(answer).toMatchObject({ status: 400, body: { errors: [error] } });
    expect(events).toEqual([]);
  });

  test.each([
    ["/transfer", { extensionNumber: "911" }, "extensionNumber"],
    ["/transfer", { extensionId: "1" }, "extensionId"],
    ["/transfer", { phoneNumber: "+15550100100*911" }, "phoneNumber"],
    ["/transfer", { voicemail: "1" }, "voicemail"],
    ["/transfer", { parkOrbit: "1" }, "parkOrbit"],
    ["/flip", { callFlipId: "7" }, "callFlipId"],
    ["/recordings/1", { active: false }, "recordingId"],
  ])("of %s with %j is 404 and names %s alone", async (suffix, body, parameterName) => {
    const { call, ask, events } = restFixture();
    const path = partyPath(call({ ...answered, recording: true })) + suffix;
    const answer = await ask(suffix.startsWith("/recordings") ? "PATCH" : "POST", path, body);
    const error = { errorCode: "CMN-102", parameterName };
    expect(answer).toMatchObject({ status: 404, body: { errors: [error] } });
    expect(events).toEqual([]);
  });

  test("of a phone that is not the user's is 404 and names deviceId", async () => {
    const { call, ask } = restFixture();
    const answer = await ask("POST", `${partyPath(call(ringing))}/answer`, { deviceId: "1" });
    const error = { errorCode: "CMN-102", parameterName: "deviceId" };
    expect(answer).toMatchObject({ status: 404, body: { errors: [error] } });
  });

  test("of an unknown call or party names which of them", async () => {
    const { call, ask } = restFixture();
    const at = call(answered);
    const named = async (path: string) => (await ask("POST", `${path}/hold`)).body;
    const party = { ...at, partyId: "p-0" };
    expect(await named(partyPath({ ...at, telephonySessionId: "s-0" }))).toMatchObject({
      errors: [{ parameterName: "telephonySessionId" }],
    });
    expect(await named(partyPath(party))).toMatchObject({ errors: [{ parameterName: "partyId" }] });
  });

  test.each([{ muted: "yes" }, { party: { muted: 1 } }, { loud: true }])(
    "of the change %o leaves the party as it is",
    async (change) => {
      const { call, ask, events } = restFixture();
      expect((await ask("PATCH", partyPath(call(answered)), change)).status).toBe(400);
      expect(events).toEqual([]);
    },
  );

  test("of unreadable JSON is CMN-103", async () => {
    const { call, ask } = restFixture();
    const answer = await ask("PATCH", partyPath(call(answered)), "{muted:");
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ errorCode: "CMN-103" }] } });
  });

  test("without the permission is CMN-401", async () => {
    const { call, ask } = restFixture({ permissions: ["ReadAccounts"] });
    const answer = await ask("GET", sessionPath(call(answered)));
    expect(answer).toMatchObject({
      status: 403,
      body: { errors: [{ errorCode: "CMN-401", permissionName: "CallControl" }] },
    });
  });

  test("of another account is 404", async () => {
    const { call, ask } = restFixture();
    const path = `/restapi/v1.0/account/1/${sessionPath(call(answered))}`;
    const answer = await ask("GET", path);
    expect(answer).toMatchObject({
      status: 404,
      body: { errors: [{ errorCode: "CMN-102", parameterName: "accountId" }] },
    });
  });

  test("of a wrong state has the error format at both levels", async () => {
    const { call, ask } = restFixture();
    const { status, body } = await ask("POST", `${partyPath(call(ringing))}/hold`);
    expect(status).toBe(409);
    expect(body).toMatchObject({ errorCode: "SIM-409", errors: [{ errorCode: "SIM-409" }] });
  });

  test("of somebody else's call is 403", async () => {
    const { call, ask } = restFixture({ extensionId: "700100016" });
    const answer = await ask("POST", `${partyPath(call(answered))}/hold`);
    expect(answer).toMatchObject({ status: 403, body: { errors: [{ errorCode: "TAS-106" }] } });
  });
});

test("the own account may be named instead of the tilde", async () => {
  const { call, ask } = restFixture();
  const path = `/restapi/v1.0/account/${defaultAccount.id}/${sessionPath(call(answered))}`;
  expect((await ask("GET", path)).status).toBe(200);
});
