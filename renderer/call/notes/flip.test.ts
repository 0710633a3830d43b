import { expect, test } from "vitest";

import type { CallView } from "../../../contract/call-view.ts";
import { FakeBridge } from "../../../test/support/fakes/fake-bridge.ts";
import { mountWindow } from "../../../test/support/mount-window.ts";
import {
  buildCall,
  buildControl,
  buildControls,
  buildSnapshotWith,
  builtAt,
} from "../../../test/support/views/snapshots.ts";

const drawing = (call: Partial<CallView>) =>
  mountWindow(new FakeBridge({ snapshot: buildSnapshotWith([buildCall(call)]) }));

test.each([
  ["calling", "Calling Mobile", "Rings there"],
  ["ringing", "Ringing on Mobile", "Answered there"],
  ["answered", "Answered on Mobile", "Finished here"],
] as const)("a flip that is %s says so, and which step is next", async (step, title, next) => {
  const { screen } = await drawing({ flip: { step, since: builtAt - 7_000, on: "Mobile" } });
  await expect.element(screen.getByRole("status").filter({ hasText: title })).toBeInTheDocument();
  const steps = screen.getByRole("list", { name: "Steps of the flip" });
  await expect.element(steps.getByText(next, { exact: true })).toHaveAttribute("aria-current");
});

test("a flip that nobody took says on which phone", async () => {
  const error = { code: "flip-not-taken", how: "unanswered" } as const;
  const life = { phase: "failed", kind: "flip", at: builtAt, error, to: "Mobile" } as const;
  const { screen } = await drawing({
    controls: buildControls({ flip: buildControl("flip", { life }) }),
  });
  await expect.element(screen.getByText("Nobody answered on Mobile.").first()).toBeVisible();
});

const acts = ({ requests }: FakeBridge) =>
  requests.filter(({ name }) => name === "calls.act").map(({ input }) => input);

test.each([
  ["ringing", "Take back", "take-back"],
  ["answered", "Finish here", "finish-here"],
] as const)("a flip that is %s has one button: %s", async (step, name, action) => {
  const bridge = new FakeBridge({
    snapshot: buildSnapshotWith([
      buildCall({ flip: { step, since: builtAt - 7_000, on: "Mobile" } }),
    ]),
  });
  const { screen } = await mountWindow(bridge);
  await screen.getByRole("button", { name, exact: true }).click();
  expect(acts(bridge)).toMatchObject([{ action, saw: "connected" }]);
});

test("after a phone that nobody answered the next one is one press", async () => {
  const error = { code: "flip-not-taken", how: "unanswered" } as const;
  const life = { phase: "failed", kind: "flip", at: builtAt, error, to: "Mobile" } as const;
  const call = buildCall({
    controls: buildControls({ flip: buildControl("flip", { life }) }),
    tryNext: { callFlipId: "3", label: "Home" },
  });
  const bridge = new FakeBridge({ snapshot: buildSnapshotWith([call]) });
  const { screen } = await mountWindow(bridge);
  await screen.getByRole("button", { name: "Try Home" }).click();
  expect(acts(bridge)).toMatchObject([{ action: "flip", callFlipId: "3" }]);
});
