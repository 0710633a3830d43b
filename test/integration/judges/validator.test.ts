import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { reportOnTraffic } from "../../schema/report.ts";
import { documentStandard, standardsHere, typesStandard } from "../../schema/judges/standard.ts";
import { parseTraffic } from "../../schema/traffic.ts";
import { type Verdict, Validator } from "../../schema/validator.ts";

const text = { type: "string" };
const flag = { type: "boolean" };
const object = (properties: object) => ({ type: "object", properties });
const json = (schema: object) => ({ content: { "application/json": { schema } } });

const side = object({ phoneNumber: text, name: text, extensionId: text, deviceId: text });
const partySchema = object({
  id: text,
  direction: text,
  from: side,
  to: side,
  owner: object({ accountId: text, extensionId: text }),
  park: object({ id: text }),
  muted: flag,
  standAlone: flag,
  status: object({ code: { type: "string", enum: ["Setup", "Answered", "Hold"] }, reason: text }),
});
const sessionSchema = object({
  id: text,
  creationTime: text,
  origin: object({ type: text }),
  parties: { type: "array", items: partySchema },
});
const account = "/restapi/v1.0/account/{accountId}";
const partyPath = `${account}/telephony/sessions/{telephonySessionId}/parties/{partyId}`;

/** A document of our own with the forms that matter: wrapped session, lax objects, no body. */
const document = {
  paths: {
    [`${account}/telephony/sessions/{telephonySessionId}`]: {
      get: {
        operationId: "readCallSessionStatus",
        responses: { 200: json(object({ session: sessionSchema })) },
      },
    },
    [partyPath]: {
      get: { operationId: "readCallPartyStatus", responses: { 200: json(partySchema) } },
      patch: {
        operationId: "updateCallParty",
        requestBody: json(object({ party: object({ muted: flag }) })),
        responses: { 200: json(partySchema) },
      },
    },
    [`${partyPath}/hold`]: {
      post: { operationId: "holdCallParty", responses: { 200: json(partySchema) } },
    },
    [`${account}/extension/{extensionId}/presence`]: {
      get: {
        operationId: "readUserPresenceStatus",
        parameters: [{ name: "sipData", in: "query", schema: flag }],
        responses: {
          200: json(
            object({
              extension: object({ id: { type: "integer" } }),
              telephonyStatus: text,
              presenceStatus: text,
              userStatus: text,
              dndStatus: { type: "string", enum: ["TakeAllCalls"] },
              activeCalls: {
                type: "array",
                items: object({
                  id: text,
                  direction: text,
                  startTime: text,
                  telephonyStatus: text,
                  sessionId: text,
                  telephonySessionId: text,
                  partyId: text,
                }),
              },
            }),
          ),
        },
      },
    },
  },
};

const party = {
  id: "p-1-1",
  direction: "Inbound",
  from: { phoneNumber: "+15550100177" },
  to: { phoneNumber: "+15550100100" },
  owner: { accountId: "700100001", extensionId: "700100012" },
  accountId: "700100001",
  extensionId: "700100012",
  park: {},
  muted: false,
  standAlone: false,
  status: { code: "Answered" },
};
const session = {
  id: "s-1",
  creationTime: "2026-03-02T09:15:00.000Z",
  origin: { type: "Call" },
  parties: [party],
};
const sessionUri = "/restapi/v1.0/account/~/telephony/sessions/s-1";
const holdUri = `${sessionUri}/parties/p-1-1/hold`;

const eventParty = {
  ...without(party, "owner"),
  missedCall: false,
  status: { code: "Answered", rcc: false },
};
const sessionEvent = {
  sequence: 2,
  sessionId: "410000000001",
  telephonySessionId: "s-1",
  serverId: "10.0.0.1.TAM",
  eventTime: "2026-03-02T09:15:00.000Z",
  origin: { type: "Call" },
  parties: [eventParty],
};
const envelope = {
  uuid: "1",
  event: "/restapi/v1.0/account/1/extension/2/telephony/sessions",
  timestamp: "2026-03-02T09:15:00.070Z",
  subscriptionId: "sub",
  ownerId: "2",
  body: sessionEvent,
};

function without(value: object, name: string): object {
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== name));
}

interface Request {
  readonly method?: string;
  readonly path?: string;
  readonly [name: string]: unknown;
}

function judge(
  requests: readonly Request[],
  frames: readonly unknown[] = [],
  standard = documentStandard(document),
): Verdict {
  const validator = new Validator(standard);
  const complete = requests.map((request) => ({ method: "GET", status: 200, ...request }));
  validator.judge(parseTraffic({ testFile: "a.test.ts", requests: complete, frames }));
  return validator.verdict();
}
const complaints = ({ misfits }: Verdict): readonly string[] =>
  misfits.map(({ where, pointer, message }) => `${where} ${pointer}: ${message}`);
const notify = (body: object) =>
  judge([], [{ connection: "1", direction: "out", frame: [{ type: "ServerNotification" }, body] }]);

describe("the validator of traffic", () => {
  it("finds nothing wrong with an unwrapped session whose parties name their owner in both ways", () => {
    const verdict = judge([{ path: sessionUri, responseBody: session }]);
    expect(complaints(verdict)).toEqual([]);
    expect(verdict.bodies).toBe(1);
  });

  it("catches a wrapped session", () => {
    expect(complaints(judge([{ path: sessionUri, responseBody: { session } }]))).toContain(
      "readCallSessionStatus response 200 : the schema does not name the property session",
    );
  });

  it("catches a property that the schema does not name, however deep", () => {
    const responseBody = { ...session, parties: [{ ...party, from: { phone: "+15550100177" } }] };
    expect(complaints(judge([{ path: sessionUri, responseBody }]))).toEqual([
      "readCallSessionStatus response 200 /parties/0/from: the schema does not name the property phone",
    ]);
  });

  it("catches a missing property that the service always sends", () => {
    const responseBody = without(party, "muted");
    expect(complaints(judge([{ method: "POST", path: holdUri, responseBody }]))).toEqual([
      "holdCallParty response 200 : must have required property 'muted'",
    ]);
  });

  it("catches a party of the own account without its top-level extension", () => {
    const responseBody = without(party, "extensionId");
    expect(complaints(judge([{ method: "POST", path: holdUri, responseBody }]))).toHaveLength(1);
  });

  it("catches a word that the schema does not know", () => {
    const responseBody = { ...party, status: { code: "OnHold" } };
    expect(complaints(judge([{ method: "POST", path: holdUri, responseBody }]))).toEqual([
      "holdCallParty response 200 /status/code: must be equal to one of the allowed values",
    ]);
  });

  it("catches a property of an exception when its value has the wrong type", () => {
    const responseBody = { ...party, accountId: 700100001 };
    expect(complaints(judge([{ method: "POST", path: holdUri, responseBody }]))).toEqual([
      "holdCallParty response 200 : the schema does not name the property accountId",
    ]);
  });

  it("catches an accepted request with an unknown property, and lets the flat form pass", () => {
    const mute = { method: "PATCH", path: `${sessionUri}/parties/p-1-1`, responseBody: party };
    expect(complaints(judge([{ ...mute, requestBody: { muted: true } }]))).toEqual([]);
    expect(complaints(judge([{ ...mute, requestBody: { mute: true } }]))).toEqual([
      "updateCallParty request : the schema does not name the property mute",
    ]);
  });

  it("catches an unknown or mistyped query parameter of an accepted request", () => {
    const presence = {
      path: "/restapi/v1.0/account/~/extension/~/presence",
      responseBody: {
        extension: { id: 1 },
        telephonyStatus: "NoCall",
        presenceStatus: "Available",
        userStatus: "Available",
        dndStatus: "TakeAllCalls",
      },
    };
    expect(complaints(judge([{ ...presence, query: { sipData: "true" } }]))).toEqual([]);
    expect(complaints(judge([{ ...presence, query: "sipData=maybe&detail=1" }]))).toHaveLength(2);
  });

  it("catches an error in another form than the service's", () => {
    const refused = { path: sessionUri, status: 404 };
    const error = { errorCode: "CMN-102", message: "Not found" };
    expect(
      complaints(judge([{ ...refused, responseBody: { ...error, errors: [error] } }])),
    ).toEqual([]);
    expect(complaints(judge([{ ...refused, responseBody: { error: "not found" } }]))).not.toEqual(
      [],
    );
  });

  it("catches a status that the operation does not document", () => {
    const verdict = judge([{ path: sessionUri, status: 202, responseBody: session }]);
    expect(complaints(verdict)).toEqual([
      "readCallSessionStatus response 202 : a status that is not documented",
    ]);
  });

  it("lets a telephony notification pass that has all its fields", () => {
    expect(complaints(notify(envelope))).toEqual([]);
  });

  it("catches a notification with a REST-only property or without one that is always there", () => {
    const parties = [{ ...without(eventParty, "missedCall"), owner: party.owner }];
    expect(complaints(notify({ ...envelope, body: { ...sessionEvent, parties } }))).toEqual([
      "telephonyEvent /parties/0: must have required property 'missedCall'",
      "telephonyEvent /parties/0: the schema does not name the property owner",
    ]);
  });

  it("counts what a fault answered without judging it", () => {
    const verdict = judge([{ path: sessionUri, responseBody: { odd: 1 }, faulted: true }]);
    expect(complaints(verdict)).toEqual([]);
    expect(verdict.faulted).toBe(1);
  });

  it("lists what the document does not describe and the exceptions that nothing needed", () => {
    const verdict = judge([{ method: "POST", path: "/restapi/oauth/token", responseBody: {} }]);
    expect([...verdict.notInSchema]).toEqual([["POST /restapi/oauth/token", 1]]);
    expect(verdict.unusedExceptions.map(({ name }) => name)).toContain("session at top level");
  });
});

describe("the validator that holds traffic to the client's types", () => {
  const types = typesStandard();
  const judgeByTypes = (requests: readonly Request[]) => complaints(judge(requests, [], types));

  it("names the installed package and its version", () => {
    expect(types.name).toMatch(/@rc-ex\/core \d+\.\d+\.\d+$/);
  });

  it("finds nothing wrong with an unwrapped session, and catches a wrapped one", () => {
    expect(judgeByTypes([{ path: sessionUri, responseBody: session }])).toEqual([]);
    expect(judgeByTypes([{ path: sessionUri, responseBody: { session } }])).toContain(
      "readCallSessionStatus response 200 : the schema does not name the property session",
    );
  });

  it("catches a name, a word and a type that they do not know, however deep", () => {
    const wrong = {
      ...party,
      muted: "no",
      from: { phone: "+15550100177" },
      status: { code: "OnHold" },
    };
    const responseBody = { ...session, parties: [wrong] };
    expect(judgeByTypes([{ path: sessionUri, responseBody }])).toEqual([
      "readCallSessionStatus response 200 /parties/0/status/code: must be equal to one of the allowed values",
      "readCallSessionStatus response 200 /parties/0/muted: must be boolean",
      "readCallSessionStatus response 200 /parties/0/from: the schema does not name the property phone",
    ]);
  });

  it("catches a missing property that the service always sends", () => {
    expect(
      judgeByTypes([{ method: "POST", path: holdUri, responseBody: without(party, "muted") }]),
    ).toEqual(["holdCallParty response 200 : must have required property 'muted'"]);
  });

  it("judges requests, their query, and calls that the document does not describe", () => {
    const mute = { method: "PATCH", path: `${sessionUri}/parties/p-1-1`, responseBody: party };
    expect(judgeByTypes([{ ...mute, requestBody: { mute: true } }])).toHaveLength(1);
    const features = "/restapi/v1.0/account/~/extension/~/features";
    expect(judgeByTypes([{ path: `${features}?feature=CallFlip`, responseBody: {} }])).toEqual([
      "listFeatures query : the schema does not name the property feature",
    ]);
    const token = {
      method: "POST",
      path: "/restapi/oauth/token",
      requestBody: { grant_type: "refresh_token", access_token_ttl: "-1" },
      responseBody: { access_token: "a", token_type: "bearer", expires_in: 3600 },
    };
    expect(judgeByTypes([token])).toEqual([]);
    expect(judgeByTypes([{ ...token, responseBody: { token: "a" } }])).not.toEqual([]);
  });

  it("judges notifications by the types of the events", () => {
    const frame = (body: object) => ({ frame: [{ type: "ServerNotification" }, body] });
    expect(complaints(judge([], [frame(envelope)], types))).toEqual([]);
    const parties = [{ ...without(eventParty, "missedCall"), owner: party.owner }];
    const wrong = { ...envelope, body: { ...sessionEvent, parties } };
    expect(complaints(judge([], [frame(wrong)], types))).toEqual([
      "telephonyEvent /parties/0: must have required property 'missedCall'",
      "telephonyEvent /parties/0: the schema does not name the property owner",
    ]);
  });
});

describe("the standards of this machine", () => {
  it("are at least the types of the installed client", () => {
    expect(standardsHere()[0]?.name).toMatch(/@rc-ex\/core/);
  });

  it("are an error when a document is named that is not there", () => {
    expect(() => standardsHere("/nowhere/openapi.json")).toThrow("ENOENT");
  });
});

describe("the report on recorded traffic", () => {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "ringside-traffic-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function report(requests: readonly object[]) {
    const record = { testFile: "a.test.ts", requests, frames: [] };
    writeFileSync(join(folder, "a.ndjson"), `${JSON.stringify(record)}\n`);
    return reportOnTraffic([documentStandard(document), typesStandard()], folder);
  }

  it("ends with success when everything fits", () => {
    const good = { method: "GET", path: sessionUri, status: 200, responseBody: session };
    expect(report([good])).toMatchObject({ exitCode: 0 });
  });

  it("ends with failure and names the place, once for equal misfits", () => {
    const bad = {
      method: "GET",
      path: sessionUri,
      status: 200,
      responseBody: { ...session, x: 1 },
    };
    const { exitCode, lines } = report([bad, bad]);
    expect(exitCode).toBe(1);
    expect(lines.filter((line) => line.includes("MISFIT"))).toEqual([
      "  MISFIT readCallSessionStatus response 200 /: the schema does not name the property x (2 ×, first in a.test.ts)",
      "  MISFIT readCallSessionStatus response 200 /: the schema does not name the property x (2 ×, first in a.test.ts)",
    ]);
  });

  it("ends with failure when there was nothing to judge", () => {
    expect(report([])).toMatchObject({ exitCode: 1 });
  });

  it("ends with failure when there is nothing to hold it to", () => {
    report([{ method: "GET", path: sessionUri, status: 200, responseBody: session }]);
    expect(reportOnTraffic([], folder)).toMatchObject({ exitCode: 1 });
  });

  it("says for each standard what it found", () => {
    // The document's parties have no place of recordings here, the client's types do.
    const responseBody = { ...session, parties: [{ ...party, recordings: [] }] };
    const { exitCode, lines } = report([
      { method: "GET", path: sessionUri, status: 200, responseBody },
    ]);
    expect(exitCode).toBe(1);
    expect(lines.filter((line) => /misfits$|^Traffic held/.test(line))).toEqual([
      "Traffic held to the OpenAPI document:",
      expect.stringMatching(/: 1 misfits$/),
      expect.stringMatching(/^Traffic held to .*@rc-ex\/core/),
      expect.stringMatching(/: 0 misfits$/),
    ]);
  });
});
