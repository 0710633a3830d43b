import { expect, test } from "vitest";

import type { AppSnapshot } from "../../contract/app-snapshot.ts";
import { failed } from "../../contract/result.ts";
import { FakeBridge } from "../../test/support/fakes/fake-bridge.ts";
import { mountWindow } from "../../test/support/mount-window.ts";
import {
  buildCall,
  buildControl,
  buildControls,
  buildSnapshot,
  buildSnapshotWith,
  sessionId,
} from "../../test/support/views/snapshots.ts";

const phoneLink = { entry: "+12025550177" };

async function openLink(snapshot: AppSnapshot, prepare: (fake: FakeBridge) => void = () => {}) {
  const fake = new FakeBridge({ snapshot });
  prepare(fake);
  const mounted = await mountWindow(fake);
  const link = mounted.screen.getByRole("region", { name: "A link wants this number" });
  await expect.element(link).toBeVisible();
  return { ...mounted, link, transfer: link.getByRole("button", { name: "Transfer here" }) };
}

const inCall = () => buildSnapshotWith([buildCall()], { phoneLink });

test("a link sends nothing by itself, and its call there at a click", async () => {
  const { fake, link, transfer } = await openLink(inCall());
  await expect.element(link.getByText("+12025550177")).toBeVisible();
  await expect.element(transfer).toBeVisible();
  expect(fake.inputsOf("calls.act")).toEqual([]);
  await transfer.click();
  expect(fake.inputsOf("calls.act")).toEqual([
    {
      ...{ action: "transfer", telephonySessionId: sessionId("s-1"), saw: "connected" },
      to: { kind: "phone-number", phoneNumber: "+12025550177" },
    },
  ]);
  await expect.poll(() => fake.inputsOf("phoneLink.dismiss")).toHaveLength(1);
});

test("a doubt is shown, and the click says yes to just that reading", async () => {
  const { fake, link, transfer } = await openLink(inCall(), (bridge) => {
    bridge.reading = () => ({
      ...{ verdict: "asks", doubt: "unlisted", confirm: "+15550100161" },
      destination: { kind: "phone-number", number: "+1 555 010 0161", country: "US" },
    });
  });
  await expect.element(link.getByText(/\+1 555 010 0161/)).toBeVisible();
  await transfer.click();
  expect(fake.inputsOf("calls.act")).toMatchObject([{ to: { confirm: "+15550100161" } }]);
});

test("a number that is not dialled offers no transfer, and says why", async () => {
  const { link, transfer } = await openLink(inCall(), (bridge) => {
    bridge.reading = () => ({ verdict: "refused", because: "service-code" });
  });
  await expect.element(link.getByText(/work on a phone’s keys/)).toBeVisible();
  await expect.element(transfer).not.toBeInTheDocument();
});

test("a call that cannot be transferred now says so, and a click sends nothing", async () => {
  const call = buildCall({
    controls: buildControls({
      transfer: buildControl("transfer", { disabledBecause: "call-control-not-granted" }),
    }),
  });
  const { fake, transfer } = await openLink(buildSnapshotWith([call], { phoneLink }));
  await expect.element(transfer).toHaveAttribute("aria-disabled", "true");
  await transfer.click({ force: true });
  expect(fake.inputsOf("calls.act")).toEqual([]);
});

test("a refused transfer keeps the link, with the reason", async () => {
  const { fake, screen, link, transfer } = await openLink(inCall(), (bridge) =>
    bridge.answers.set("calls.act", failed({ code: "call-changed" })),
  );
  await transfer.click();
  const why = "The call changed just before you pressed.";
  await expect.element(screen.getByText(why)).toBeVisible();
  expect(fake.inputsOf("phoneLink.dismiss")).toEqual([]);
  fake.show("settings");
  await expect.element(link.getByText(why)).toBeVisible();
});

test("a press that wants a second one says so, and keeps the link", async () => {
  const { fake, link, transfer } = await openLink(inCall(), (bridge) => {
    bridge.outcome = "armed";
  });
  await transfer.click();
  await expect.element(link.getByRole("button", { name: "Press again" })).toBeVisible();
  expect(fake.inputsOf("phoneLink.dismiss")).toEqual([]);
});

test("before the sign-in a link waits; nobody can read it yet, but it can be copied", async () => {
  const { fake, link, transfer } = await openLink(
    buildSnapshot({ account: { state: "signed-out" }, phoneLink }),
  );
  await expect.element(link.getByText("It is kept until you are signed in.")).toBeVisible();
  await expect.element(transfer).not.toBeInTheDocument();
  expect(fake.inputsOf("calls.readTarget")).toEqual([]);
  await link.getByRole("button", { name: "Copy number" }).click();
  await expect.element(link.getByRole("button", { name: "Copied" })).toBeVisible();
  fake.push(buildSnapshotWith([buildCall()], { phoneLink, revision: 99 }));
  await expect.element(transfer).toBeVisible();
});

test("a newer link takes the older one's place, with its own reading", async () => {
  const { fake, link } = await openLink(inCall());
  fake.push(
    buildSnapshotWith([buildCall()], { phoneLink: { entry: "+12025550178" }, revision: 99 }),
  );
  await expect.element(link.getByText("+12025550178")).toBeVisible();
  expect(fake.inputsOf("calls.readTarget").at(-1)).toMatchObject({
    to: { kind: "phone-number", phoneNumber: "+12025550178" },
  });
  await link.getByRole("button", { name: "Not now" }).click();
  expect(fake.inputsOf("phoneLink.dismiss")).toHaveLength(1);
});

test("without a call it is dialled at a click, as it was shown", async () => {
  const { fake, link } = await openLink(buildSnapshot({ calls: [], phoneLink }), (bridge) => {
    bridge.reading = () => ({
      ...{ verdict: "asks", doubt: "new-call", confirm: "+12025550177" },
      destination: { kind: "phone-number", number: "+1 202 555 0177", country: "US" },
    });
  });
  await expect.element(link.getByText("+1 202 555 0177 · United States")).toBeVisible();
  expect(fake.inputsOf("calls.act")).toEqual([]);
  await link.getByRole("button", { name: "Dial" }).click();
  expect(fake.inputsOf("calls.act")).toEqual([
    {
      action: "dial",
      to: { kind: "phone-number", phoneNumber: "+12025550177", confirm: "+12025550177" },
    },
  ]);
  await expect.poll(() => fake.inputsOf("phoneLink.dismiss")).toHaveLength(1);
});

test("an emergency number of a link is asked about twice before it is dialled", async () => {
  const { fake, link } = await openLink(
    buildSnapshot({ calls: [], phoneLink: { entry: "911" } }),
    (bridge) => {
      bridge.reading = ({ confirm }) => ({
        verdict: "asks",
        destination: { kind: "phone-number", number: "911" },
        ...(confirm === undefined
          ? { doubt: "emergency-call", confirm: "911" }
          : { doubt: "emergency-address", confirm: "911 911" }),
      });
    },
  );
  const dial = link.getByRole("button", { name: "Dial" });
  await dial.click();
  await expect.poll(() => fake.inputsOf("calls.readTarget")).toHaveLength(2);
  expect(fake.inputsOf("calls.act")).toEqual([]);
  await dial.click();
  expect(fake.inputsOf("calls.act")).toMatchObject([{ to: { confirm: "911 911" } }]);
});

test("who is to get the call can be asked first", async () => {
  const { fake, link } = await openLink(inCall());
  await link.getByRole("button", { name: "Ask first" }).click();
  expect(fake.inputsOf("calls.act")).toEqual([
    {
      ...{ action: "consult", telephonySessionId: sessionId("s-1"), saw: "connected" },
      to: { kind: "phone-number", phoneNumber: "+12025550177" },
    },
  ]);
  await expect.poll(() => fake.inputsOf("phoneLink.dismiss")).toHaveLength(1);
});
