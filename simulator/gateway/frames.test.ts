import { describe, expect, it } from "vitest";

import { parseEventFilter } from "./event-filters.ts";
import { decodeFrame, encodeFrame } from "./frames.ts";

describe("a frame", () => {
  it("has one element without a body and two with one", () => {
    const meta = { type: "Heartbeat", messageId: "a/1" } as const;
    expect(encodeFrame({ meta })).toBe('[{"type":"Heartbeat","messageId":"a/1"}]');
    const wsc = { token: "wsc-x", sequence: 3 };
    expect(JSON.parse(encodeFrame({ meta, body: { b: 1 } }, wsc))).toEqual([
      { ...meta, wsc },
      { b: 1 },
    ]);
  });

  it("is read with its body, and with a method in any case", () => {
    const text =
      '[{"type":"ClientRequest","messageId":"a/1","method":"post","path":"/restapi/x"},{"b":1}]';
    expect(decodeFrame(text)).toMatchObject({
      kind: "request",
      meta: { method: "POST" },
      body: { b: 1 },
    });
  });

  it.each([
    "null",
    "1",
    '"x"',
    "[[]]",
    "[1]",
    "[{}]",
    "[{},{},{}]",
    "",
    "[",
    '[{"type":"ClientRequest"}]',
  ])("that is %s is unreadable, never a throw", (text) => {
    expect(decodeFrame(text).kind).toBe("unreadable");
  });
});

describe("an event filter", () => {
  const subject = { accountId: "7", extensionId: "12" };
  const account = "/restapi/v1.0/account";

  it.each([
    [
      `${account}/~/extension/~/telephony/sessions`,
      "telephony",
      `${account}/7/extension/12/telephony/sessions`,
    ],
    [`${account}/7/telephony/sessions`, "telephony", `${account}/7/telephony/sessions`],
    [`${account}/~/extension/90/presence`, "presence", `${account}/7/extension/90/presence`],
    [`${account}/~/extension/~/presence/dnd`, "dnd", `${account}/7/extension/12/presence/dnd`],
    [
      `${account}/~/extension/~/presence/line/presence`,
      "quiet",
      `${account}/7/extension/12/presence/line/presence`,
    ],
    [`${account}/~/extension/~`, "quiet", `${account}/7/extension/12`],
  ])("%s is of kind %s and resolves to real ids", (text, kind, resolved) => {
    expect(parseEventFilter(text, subject)).toMatchObject({ kind, text: resolved });
  });

  it.each([
    "",
    "/restapi/v1.0/account/~",
    `${account}/~/presence`,
    `${account}/8/telephony/sessions`,
    `${account}/~/extension/~/telephony`,
    `x${account}/~/telephony/sessions`,
  ])("%j is none", (text) => {
    expect(parseEventFilter(text, subject)).toBeUndefined();
  });
});
