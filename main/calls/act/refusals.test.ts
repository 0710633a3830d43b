/** What becomes of a call, and is told, when the service refuses what was asked. */
import { describe, expect, test } from "vitest";

import type { CallIntent } from "../../../contract/intent.ts";
import type { AppError } from "../../../contract/result.ts";
import { CallServiceBench, settled } from "../../../test/support/call-service-bench.ts";
import { inbound, outsider, type PartyWords } from "../../../test/support/wire-messages.ts";

const noSuchExtension: AppError = {
  code: "service",
  status: 404,
  serviceCode: "CMN-102",
  meaning: { says: "not-found", about: "extension" },
};

const benchWith = (...parties: readonly PartyWords[]) =>
  new CallServiceBench().has("s-1", ...parties).live();
const connectedBench = () => benchWith(outsider("Answered"), inbound("Answered"));

describe("a transfer to nobody", () => {
  const intent: CallIntent = {
    action: "transfer",
    to: { kind: "extension", extensionNumber: "999999" },
  };

  test("leaves the call where it is, and says what does not exist by the user's own words", async () => {
    const bench = await connectedBench();
    bench.gateway.refusals.push(noSuchExtension);
    expect(await bench.act(intent)).toEqual({ ok: false, error: noSuchExtension });
    await settled();
    expect(bench.call.state).toBe("connected");
    const failure = { error: noSuchExtension, to: "999999" };
    expect(bench.call.controls.transfer.life).toMatchObject({ phase: "failed", ...failure });
    expect(bench.callEvents).toMatchObject([{ kind: "action-failed", ...failure }]);
  });
});

describe("where an attempt goes is remembered as the user chose it", () => {
  const refused: AppError = { code: "service", status: 500 };

  test.each([
    [
      { action: "transfer", to: { kind: "phone-number", phoneNumber: "\u202a202\u00a0555-0177" } },
      "202 555-0177",
    ],
    [{ action: "transfer", to: { kind: "voicemail", extensionId: "700100013" } }, "Rowan Pike"],
    [{ action: "park", to: { kind: "location", extensionId: "700100090" } }, "Front desk"],
    [{ action: "flip", callFlipId: "2" }, "Home"],
  ] as const)("%j", async (intent, to) => {
    const bench = await connectedBench();
    bench.gateway.refusals.push(refused);
    await bench.act(intent);
    expect(bench.callEvents).toMatchObject([{ kind: "action-failed", to }]);
  });

  test("the phone of an answer", async () => {
    const bench = await benchWith(inbound("Proceeding"));
    bench.gateway.refusals.push(refused);
    await bench.act({ action: "answer" });
    expect(bench.callEvents.at(-1)).toMatchObject({ kind: "action-failed", to: "Desk phone" });
  });
});

describe("a hold that is not ours and cannot be lifted", () => {
  const held = () => benchWith(outsider("Answered"), inbound("Hold"));

  test("is the phone's own where the service does not say why", async () => {
    const bench = await held();
    bench.gateway.refusals.push({ code: "service", status: 409 });
    await bench.act({ action: "unhold" });
    expect(bench.call.advice).toBe("held-on-device");
  });

  test.each([
    { status: 403, meaning: { says: "app-permission" } },
    { status: 409, meaning: { says: "busy" } },
    { status: 400, meaning: { says: "not-valid" } },
  ] as const)("is not where it does: $meaning.says", async (refusal) => {
    const bench = await held();
    bench.gateway.refusals.push({ code: "service", ...refusal });
    await bench.act({ action: "unhold" });
    expect(bench.call.advice).toBeUndefined();
  });
});
