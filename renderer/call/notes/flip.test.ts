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
  ["answered", "Answered on Mobile", "Finish here"],
] as const)("a flip that is %s says so, and which step is next", async (step, title, next) => {
  const { screen } = await drawing({ flip: { step, on: "Mobile" } });
  const status = screen.getByRole("status").filter({ hasText: title });
  await expect.element(status).toBeVisible();
  await expect.element(status.getByText(next, { exact: true })).toHaveAttribute("aria-current");
});

test("a flip that nobody took says on which phone", async () => {
  const error = { code: "flip-not-taken", how: "unanswered" } as const;
  const life = { phase: "failed", kind: "flip", at: builtAt, error, to: "Mobile" } as const;
  const { screen } = await drawing({
    controls: buildControls({ flip: buildControl("flip", { life }) }),
  });
  await expect.element(screen.getByText("Nobody answered on Mobile.").first()).toBeVisible();
});
