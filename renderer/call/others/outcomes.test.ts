/** What is left to read of calls that have left. */
import { expect, test } from "vitest";

import { FakeBridge } from "../../../test/support/fakes/fake-bridge.ts";
import { mountWindow } from "../../../test/support/mount-window.ts";
import {
  buildCall,
  buildOutcome,
  buildSnapshot,
  buildSnapshotWith,
  sessionId,
} from "../../../test/support/views/snapshots.ts";

const rowan = { name: "Rowan Pike", extension: "113" };
const voicemail = buildOutcome({ state: "voicemail", by: rowan });
const ended = buildOutcome({
  ...{ telephonySessionId: sessionId("s-10"), peer: { name: "Petra Vale" } },
  ...{ did: "ended", to: undefined, state: "over" },
});

test("after a transfer the window says what was done, and what became of it", async () => {
  const { screen } = await mountWindow(
    new FakeBridge({ snapshot: buildSnapshot({ outcomes: [voicemail] }) }),
  );
  const list = screen.getByRole("region", { name: "Calls that have left" });
  await expect.element(list.getByText("Marlow Finch")).toBeVisible();
  await expect.element(list.getByText("Transferred to Rowan Pike")).toBeVisible();
  await expect.element(list.getByText("In the voicemail of Rowan Pike")).toBeVisible();
  await expect.element(list.getByRole("button", { name: "Dismiss all" })).not.toBeInTheDocument();
});

test("they are put away one by one, or all at once", async () => {
  const { fake, screen } = await mountWindow(
    new FakeBridge({ snapshot: buildSnapshot({ outcomes: [voicemail, ended] }) }),
  );
  await screen.getByRole("button", { name: "Dismiss Petra Vale" }).click();
  await screen.getByRole("button", { name: "Dismiss all" }).click();
  expect(fake.inputsOf("calls.dismissOutcome")).toEqual([{ telephonySessionId: "s-10" }, {}]);
});

test("news are said politely, each once", async () => {
  const ringing = buildOutcome({ state: "ringing", by: rowan });
  const { fake, screen } = await mountWindow(
    new FakeBridge({ snapshot: buildSnapshot({ outcomes: [ringing] }) }),
  );
  const said = screen.getByRole("status");
  const line = "Marlow Finch – Transferred to Rowan Pike";
  await expect.element(said.getByText(`${line} – Ringing at Rowan Pike`)).toBeInTheDocument();
  fake.push(buildSnapshot({ revision: 2, outcomes: [voicemail] }));
  const news = said.getByText(`${line} – In the voicemail of Rowan Pike`);
  await expect.element(news).toBeInTheDocument();
  expect(said.getByText(/^Marlow Finch/).elements()).toHaveLength(1);
});

test("what comes there moves no control of the calls", async () => {
  const calls = [buildCall(), buildCall({ telephonySessionId: sessionId("s-2"), state: "held" })];
  const { fake, screen } = await mountWindow(
    new FakeBridge({ snapshot: buildSnapshotWith(calls) }),
  );
  const placesOf = () =>
    [...document.querySelectorAll("main button")]
      .filter((button) => !(button.ariaLabel ?? "").startsWith("Dismiss"))
      .map((button) => [button.textContent, JSON.stringify(button.getBoundingClientRect())]);
  await expect.element(screen.getByRole("button", { name: "End" })).toBeVisible();
  const before = placesOf();
  fake.push(buildSnapshotWith(calls, { revision: 2, outcomes: [voicemail] }));
  await expect.element(screen.getByRole("button", { name: "Dismiss Marlow Finch" })).toBeVisible();
  expect(placesOf()).toEqual(before);
});
