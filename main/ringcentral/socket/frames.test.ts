import { describe, expect, it } from "vitest";

import {
  heartbeatFrame,
  isTelephonyFilter,
  parseFrame,
  requestFrame,
  subscribeRequest,
} from "./frames.ts";

const frame = (...parts: unknown[]) => parseFrame(JSON.stringify(parts));

describe("a frame", () => {
  it("of the greeting tells the recovery", () => {
    expect(
      frame(
        {
          type: "ConnectionDetails",
          messageId: "1",
          status: 200,
          wsc: { token: "T", sequence: 1 },
        },
        { recoveryTimeout: 90, recoveryState: "Successful" },
      ),
    ).toEqual({
      ok: true,
      value: {
        kind: "connection-details",
        recovered: true,
        recoveryTimeoutMs: 90_000,
        idleTimeoutMs: 1_800_000,
        absoluteTimeoutMs: 86_400_000,
        recoveryToken: "T",
      },
    });
  });

  it.each([{ recoveryState: "Failed" }, {}, null, "none"])(
    "of the greeting with %j is a new session",
    (body) => {
      expect(frame({ type: "ConnectionDetails" }, body)).toMatchObject({
        value: { recovered: false, recoveryTimeoutMs: 180_000 },
      });
    },
  );

  it.each(["ClientRequest", "ClientResponse"])("of type %s answers a request", (type) => {
    const parsed = frame(
      { type, messageId: "7", status: 429, headers: { "retry-after": 12 } },
      { errorCode: "CMN-301" },
    );
    if (!parsed.ok || parsed.value.kind !== "response") expect.unreachable();
    expect(parsed.value).toMatchObject({ messageId: "7", status: 429 });
    expect(parsed.value.headers.get("Retry-After")).toBe("12");
  });

  it("of a notification is read with its envelope", () => {
    expect(
      frame({ type: "ServerNotification" }, { uuid: "u", event: "/e", body: { a: 1 } }),
    ).toMatchObject({
      value: { kind: "notification", notification: { uuid: "u", event: "/e", body: { a: 1 } } },
    });
  });

  it.each([
    [{ errorCode: "WSG-902", message: "…" }, "WSG-902"],
    [undefined, "unknown"],
  ])("of an error %j has the code %s", (body, errorCode) => {
    expect(frame({ type: "Error" }, body)).toMatchObject({ value: { kind: "error", errorCode } });
  });

  it.each([{ type: "Heartbeat", messageId: "1" }, { type: "FromTheFuture" }])(
    "%j is a sign of life",
    (meta) => {
      expect(frame(meta)).toEqual({ ok: true, value: { kind: "other" } });
    },
  );

  it.each(["", "{", "null", "[]", "{}", '["a"]', "[{}]", '[{"type":1}]', '[{"type":"A"}],--b'])(
    "%j is unreadable",
    (text) => {
      expect(parseFrame(text).ok).toBe(false);
    },
  );

  it("of a notification without an event is unreadable", () => {
    expect(frame({ type: "ServerNotification" }, {}).ok).toBe(false);
  });
});

it("subscribes to the own telephony sessions and presence", () => {
  expect(JSON.parse(requestFrame("m", subscribeRequest))).toEqual([
    { type: "ClientRequest", messageId: "m", method: "POST", path: "/restapi/v1.0/subscription" },
    {
      deliveryMode: { transportType: "WebSocket" },
      eventFilters: [
        "/restapi/v1.0/account/~/extension/~/telephony/sessions",
        "/restapi/v1.0/account/~/extension/~/presence?detailedTelephonyState=true",
      ],
    },
  ]);
});

it("sends heartbeats of one part", () => {
  expect(JSON.parse(heartbeatFrame("m"))).toEqual([{ type: "Heartbeat", messageId: "m" }]);
});

it.each([
  ["/restapi/v1.0/account/~/extension/~/telephony/sessions", true],
  ["/restapi/v1.0/account/1/extension/2/telephony/sessions?sipData=true", true],
  ["/restapi/v1.0/account/1/extension/2/presence?detailedTelephonyState=true", false],
  ["/restapi/v1.0/account/1/telephony/sessions", false],
])("the filter %s is ours for telephony: %j", (filter, expected) => {
  expect(isTelephonyFilter(filter)).toBe(expected);
});
