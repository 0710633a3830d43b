import { expect, test } from "vitest";

import { CallServiceBench } from "../../../test/support/call-service-bench.ts";
import { asSessionId, inbound } from "../../../test/support/wire-messages.ts";
import { answeringDevice } from "./answering-device.ts";

const app = { deviceId: "app", label: "Ringing app", online: true };
const desk = { deviceId: "desk", label: "Desk phone", online: true, isDeskPhone: true } as const;
const spare = { deviceId: "spare", label: "Spare phone", online: true };

const offline = { online: false };
test.each([
  { what: "the one chosen last", of: [app, desk, spare], last: "spare", takes: "spare" },
  { what: "a desk phone, with none chosen", of: [app, desk, spare], last: null, takes: "desk" },
  {
    what: "a desk phone, the chosen one being offline",
    of: [app, desk, { ...spare, ...offline }],
    last: "spare",
    takes: "desk",
  },
  {
    what: "a desk phone, the chosen one being gone",
    of: [app, desk],
    last: "spare",
    takes: "desk",
  },
  {
    what: "the first, no desk phone being online",
    of: [spare, app, { ...desk, ...offline }],
    last: null,
    takes: "spare",
  },
  { what: "none, none being online", of: [{ ...app, ...offline }], last: "app", takes: undefined },
])("Answer uses $what", ({ of, last, takes }) => {
  expect(answeringDevice(of, last)?.deviceId).toBe(takes);
});

const ringingBench = () => {
  const chosen: string[] = [];
  const bench: CallServiceBench = new CallServiceBench({
    onChosen: (choice) => {
      chosen.push(choice.answerDevice ?? "");
      bench.preferences = { ...bench.preferences, ...choice };
      bench.service.factsChanged();
    },
  });
  bench.facts = { ...bench.facts, devices: [app, desk] };
  bench.service.factsChanged();
  return { bench, chosen };
};

test.each([
  { action: "answer", code: "Proceeding", operation: "answer" },
  { action: "retrieve", code: "Parked", operation: "pickup" },
] as const)(
  "$action is one press with several phones, and the view says which",
  async ({ action, code, operation }) => {
    const { bench } = ringingBench();
    await bench.has("s-1", inbound(code)).live();
    expect(bench.service.view().answerDeviceId).toBe("desk");
    expect(await bench.act({ action })).toMatchObject({ value: { outcome: "accepted" } });
    expect(bench.gateway.performed).toMatchObject([{ operation, deviceId: "desk" }]);
    expect(bench.service.view().chooser).toBeUndefined();
  },
);

test("the phone that was chosen is the one that the next plain answer uses", async () => {
  const { bench, chosen } = ringingBench();
  await bench.has("s-1", inbound("Proceeding")).has("s-2", inbound("Proceeding")).live();
  const first = { telephonySessionId: asSessionId("s-1") };
  await bench.act({ action: "answer", deviceId: "app", ...first });
  expect(chosen).toEqual(["app"]);
  expect(bench.service.view().answerDeviceId).toBe("app");
  await bench.act({ action: "answer", telephonySessionId: asSessionId("s-2") });
  expect(bench.gateway.performed).toMatchObject([{ deviceId: "app" }, { deviceId: "app" }]);
  // A fallback is no choice.
  expect(chosen).toEqual(["app"]);
});

test("a phone that the service refused is not remembered", async () => {
  const { bench, chosen } = ringingBench();
  await bench.has("s-1", inbound("Proceeding")).live();
  bench.gateway.refusals.push({ code: "service", status: 403 });
  await bench.act({ action: "answer", deviceId: "app" });
  expect(chosen).toEqual([]);
  expect(bench.service.view().answerDeviceId).toBe("desk");
});

test("when the phone goes offline the view names the one that Answer falls back to", async () => {
  const { bench } = ringingBench();
  bench.preferences = { ...bench.preferences, answerDevice: "app" };
  await bench.live();
  bench.facts = { ...bench.facts, devices: [{ ...app, online: false }, desk] };
  bench.service.factsChanged();
  expect(bench.service.view().answerDeviceId).toBe("desk");
  bench.facts = { ...bench.facts, devices: [] };
  bench.service.factsChanged();
  expect(bench.service.view().answerDeviceId).toBeUndefined();
});
