import { describe, expect, test } from "vitest";

import type { PartyRequest } from "../world/operations/support.ts";
import { defaultAccount } from "../world/default-account.ts";
import { restFixture } from "./rest-fixture.ts";

const answered = { direction: "Inbound", state: "Answered" } as const;
const ringing = { direction: "Inbound", state: "Proceeding" } as const;
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
    ["hold", "POST", "/hold", undefined, 200],
    ["hold with an empty object", "POST", "/hold", {}, 200],
    ["flat mute", "PATCH", "", { muted: true }, 200],
    ["wrapped mute", "PATCH", "", { party: { muted: true } }, 200],
    ["transfer", "POST", "/transfer", { extensionNumber: "113" }, 200],
    ["park", "POST", "/park", undefined, 201],
    ["flip", "POST", "/flip", { callFlipId: "*2" }, 200],
    ["start recording", "POST", "/recordings", undefined, 201],
    ["start recording as the guide does", "POST", "/recordings", { active: true, id: "1" }, 201],
  ] as const)("of %s has the documented status", async (_name, method, suffix, body, status) => {
    const { call, ask } = restFixture();
    const answer = await ask(method, partyPath(call(answered)) + suffix, body);
    expect(answer.status).toBe(status);
    expect(answer.body).toHaveProperty("id");
  });

  test.each([
    ["reject", "POST", ringing, "/reject", undefined],
    ["ignore", "POST", { ...ringing, queue: true }, "/ignore", { deviceId }],
    ["delete a parked party", "DELETE", { ...answered, state: "Parked" }, "", undefined],
    [
      "delete with the library's option",
      "DELETE",
      { ...answered, state: "Parked" },
      "",
      { keepConferenceAlive: true },
    ],
  ] as const)("of %s has no body", async (_name, method, creation, suffix, body) => {
    const { call, ask } = restFixture();
    const answer = await ask(method, partyPath(call(creation)) + suffix, body);
    expect(answer).toEqual({ status: 204, body: undefined });
  });

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
    const id = String(Object(body).id);
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
    ["a wrong type", "PATCH", "", { muted: "yes" }, "body"],
    ["an unknown field", "POST", "/transfer", { extension: "113" }, "extension"],
    ["a missing body", "POST", "/flip", undefined, "body"],
    ["a missing field", "POST", "/flip", {}, "callFlipId"],
    ["an empty identifier", "POST", "/flip", { callFlipId: "" }, "callFlipId"],
    ["a list", "POST", "/transfer", [], "body"],
    ["a recording that is neither on nor off", "PATCH", "/recordings/1", {}, "active"],
  ] as const)("of %s is 400 and names it", async (_case, method, suffix, body, parameterName) => {
    const { call, ask, events } = restFixture();
    const answer = await ask(method, partyPath(call(answered)) + suffix, body);
    const error = { errorCode: "CMN-101", parameterName };
    expect(answer).toMatchObject({ status: 400, body: { errors: [error] } });
    expect(events).toEqual([]);
  });

  test("of unreadable JSON is CMN-103", async () => {
    const { call, ask } = restFixture();
    const answer = await ask("PATCH", partyPath(call(answered)), "{muted:");
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ errorCode: "CMN-103" }] } });
  });

  test("without the permission is CMN-401", async () => {
    const { call, ask } = restFixture({ permissions: ["ReadAccounts"] });
    const answer = await ask("GET", sessionPath(call(answered)));
    expect(answer).toMatchObject({ status: 403, body: { errors: [{ errorCode: "CMN-401" }] } });
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
    expect(body).toMatchObject({ errorCode: "CMN-204", errors: [{ errorCode: "CMN-204" }] });
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
