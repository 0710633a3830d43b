import { expect, test } from "vitest";

import type { CallView } from "../../contract/call-view.ts";
import { failed } from "../../contract/result.ts";
import { FakeBridge } from "../../test/support/fakes/fake-bridge.ts";
import { mountWindow } from "../../test/support/mount-window.ts";
import {
  buildCall,
  buildControl,
  buildControls,
  buildParticipant,
  buildRingingCall,
  buildSnapshotWith,
  builtAt,
  ownPartyId,
  sessionId,
} from "../../test/support/views/snapshots.ts";

const drawing = (...calls: CallView[]) =>
  mountWindow(new FakeBridge({ snapshot: buildSnapshotWith(calls) }));

test("the active call shows who, how, since when and in which state", async () => {
  const { screen, time } = await drawing(buildCall({ recording: "on", muted: true }));
  const call = screen.getByRole("region", { name: "Marlow Finch" });
  for (const text of ["+1 (555) 010-0177", "Incoming call", "Connected", "Muted", "Recording"]) {
    await expect.element(call.getByText(text, { exact: true }).first()).toBeVisible();
  }
  await expect.element(call.getByText("1:15")).toBeVisible();
  time.advance(2000);
  await expect.element(call.getByText("1:17")).toBeVisible();
});

test.each([
  ["Mute", "mute"],
  ["Hold", "hold"],
  ["Record", "record"],
  ["Transfer", "transfer"],
  ["Park", "park"],
  ["Flip, Mobile", "flip"],
  ["End", "end"],
] as const)("%s names the call and the state that the user saw", async (name, action) => {
  const { fake, screen } = await drawing(buildCall());
  await screen.getByRole("button", { name, exact: true }).click();
  expect(fake.inputsOf("calls.act")).toEqual([
    { action, telephonySessionId: "s-1", saw: "connected" },
  ]);
});

test("Mute keeps its one name and is pressed or not, with the call and not with the click", async () => {
  const { fake, screen } = await drawing(buildCall());
  const mute = screen.getByRole("button", { name: "Mute", exact: true });
  await expect.element(mute).toHaveAttribute("aria-pressed", "false");
  await mute.click();
  await expect.element(mute).toHaveAttribute("aria-pressed", "false");

  const life = { phase: "seen" as const, kind: "mute" as const, at: builtAt };
  const controls = buildControls({ mute: buildControl("unmute", { life }) });
  fake.push(buildSnapshotWith([buildCall({ muted: true, controls })], { revision: 2 }));
  await expect.element(mute).toHaveAttribute("aria-pressed", "true");
  await expect.element(mute).toMatchTextContent(/Muted/);
  await mute.click();
  expect(fake.inputsOf("calls.act").at(-1)).toMatchObject({ action: "unmute" });
});

test("Hold and Resume change their verb and are no toggle, and a proof says what was done", async () => {
  const life = { phase: "seen" as const, kind: "hold" as const, at: builtAt };
  const controls = buildControls({ hold: buildControl("unhold", { life }) });
  const { fake, screen } = await drawing(buildCall({ state: "held", controls }));
  const resume = screen.getByRole("button", { name: "Resume", exact: true });
  await expect.element(resume).toMatchTextContent(/Held/);
  await expect.element(resume).toHaveAccessibleDescription(/^Held\./);
  await expect.element(resume).not.toHaveAttribute("aria-pressed");

  const resumed = { ...life, kind: "unhold" as const };
  const back = buildControls({ hold: buildControl("hold", { life: resumed }) });
  fake.push(buildSnapshotWith([buildCall({ controls: back })], { revision: 2 }));
  const hold = screen.getByRole("button", { name: "Hold", exact: true });
  await expect.element(hold).toMatchTextContent(/Resumed/);
});

test("a disabled control stays in reach, says why, and sends nothing", async () => {
  const park = buildControl("park", { disabledBecause: "no-park-location" });
  const { fake, screen } = await drawing(buildCall({ controls: buildControls({ park }) }));
  const button = screen.getByRole("button", { name: "Park", exact: true });
  await expect.element(button).toHaveAttribute("aria-disabled", "true");
  await expect.element(button).toHaveAccessibleDescription(/There is no park location/);
  button.element().focus();
  await expect.element(screen.getByText(/There is no park location/).last()).toBeVisible();
  await button.click({ force: true });
  expect(fake.inputsOf("calls.act")).toEqual([]);
});

test("each control shows its hotkey and tells assistive technology", async () => {
  const { screen } = await drawing(buildCall());
  const hold = screen.getByRole("button", { name: "Hold", exact: true });
  await hold.hover();
  await expect.element(screen.getByText("Key: H · Hotkey: Ctrl+Alt+Shift+H")).toBeVisible();
  await expect.element(hold).toHaveAttribute("aria-keyshortcuts", "H Control+Alt+Shift+H");
});

test("a press is shown from sent to proof, and the proof fades", async () => {
  const inPhase = (phase: "sent" | "accepted" | "unknown" | "seen") =>
    buildCall({
      controls: buildControls({
        flip: buildControl("flip", { life: { phase, kind: "flip", at: builtAt } }),
      }),
    });
  const { fake, screen, time } = await drawing(inPhase("sent"));
  const flip = screen.getByRole("button", { name: "Flip, Mobile", exact: true });
  await expect.element(flip).toMatchTextContent(/Sending/);
  await expect.element(flip).toHaveAttribute("aria-busy", "true");
  fake.push(buildSnapshotWith([inPhase("accepted")], { revision: 2 }));
  await expect.element(flip).toMatchTextContent(/Accepted/);
  fake.push(buildSnapshotWith([inPhase("unknown")], { revision: 3 }));
  await expect.element(flip).toMatchTextContent(/Checking/);
  fake.push(buildSnapshotWith([inPhase("seen")], { revision: 4 }));
  await expect.element(flip).toMatchTextContent(/Flipped/);
  time.advance(3000);
  await expect.element(flip).not.toMatchTextContent(/Flipped/);
});

test("a failure says what failed, why, and what to do, until it is dismissed", async () => {
  const life = {
    phase: "failed" as const,
    kind: "park" as const,
    at: builtAt,
    error: { code: "service" as const, status: 403 },
  };
  const { screen } = await drawing(
    buildCall({ controls: buildControls({ park: buildControl("park", { life }) }) }),
  );
  await expect.element(screen.getByText("Park failed")).toBeVisible();
  await expect.element(screen.getByText(/does not allow this/).last()).toBeVisible();
  await expect.element(screen.getByText(/Ask your administrator/).last()).toBeVisible();
  await screen.getByRole("button", { name: "Dismiss" }).click();
  await expect.element(screen.getByText("Park failed")).not.toBeInTheDocument();
});

test("a transfer to nobody names who does not exist, and not the call as over", async () => {
  const meaning = { says: "not-found", about: "extension" } as const;
  const life = {
    ...{ phase: "failed" as const, kind: "transfer" as const, at: builtAt, to: "911" },
    error: { code: "service" as const, status: 404, meaning },
  };
  const { screen } = await drawing(
    buildCall({ controls: buildControls({ transfer: buildControl("transfer", { life }) }) }),
  );
  await expect.element(screen.getByText("There is no extension 911.").last()).toBeVisible();
  expect(screen.getByText(/already over/).query()).toBeNull();
});

test("an intent that main refuses is explained beside the controls", async () => {
  const { fake, screen } = await drawing(buildCall());
  fake.answers.set("calls.act", failed({ code: "call-changed" }));
  await screen.getByRole("button", { name: "End", exact: true }).click();
  await expect.element(screen.getByText("End call failed")).toBeVisible();
  await expect.element(screen.getByText("The call changed just before you pressed.")).toBeVisible();
});

test("a ringing call is announced at once and waits for a decision without taking the focus", async () => {
  const { fake, screen } = await drawing(buildRingingCall());
  await expect
    .element(screen.getByRole("alert").last())
    .toMatchTextContent(/Juniper Vale is calling/);
  await expect.element(screen.getByText("via Help Desk")).toBeVisible();
  expect(document.activeElement).toBe(document.body);
  await screen.getByRole("button", { name: "Decline", exact: true }).click();
  await screen.getByRole("button", { name: /^Answer/ }).click();
  const seen = { telephonySessionId: "s-ringing", saw: "ringing" };
  expect(fake.inputsOf("calls.act")).toEqual([
    { action: "decline", ...seen },
    { action: "answer", ...seen },
  ]);
});

test("a call that cannot be answered says why in plain sight", async () => {
  const { screen } = await drawing(
    buildRingingCall({
      controls: buildControls({
        answer: buildControl("answer", { disabledBecause: "no-device-to-answer" }),
        decline: buildControl("decline"),
      }),
    }),
  );
  const reason = screen.getByText("No phone of yours is online to take the call.").last();
  await expect.element(reason).toBeVisible();
});

test("a parked call shows its place and is retrieved by one press", async () => {
  const { fake, screen } = await drawing(
    buildCall({
      state: "parked",
      parkedAt: "*801",
      controls: buildControls({ retrieve: buildControl("retrieve") }),
    }),
  );
  await expect.element(screen.getByText("Parked at *801")).toBeVisible();
  await screen.getByRole("button", { name: /^Retrieve/ }).click();
  expect(fake.inputsOf("calls.act")).toEqual([
    { action: "retrieve", telephonySessionId: "s-1", saw: "parked" },
  ]);
});

test("participants of a conference are muted one by one, where the service allows it", async () => {
  const { fake, screen } = await drawing(
    buildCall({
      participants: [
        buildParticipant(),
        buildParticipant({
          partyId: ownPartyId("p-1-4"),
          name: "Wren Halloway",
          mute: buildControl("mute", { disabledBecause: "not-your-party" }),
        }),
        buildParticipant({
          partyId: ownPartyId("p-1-5"),
          name: "Sable Orchard",
          muted: true,
          mute: buildControl("unmute"),
        }),
      ],
    }),
  );
  const muted = screen.getByRole("button", { name: "Mute Sable Orchard" });
  await expect.element(muted).toHaveAttribute("aria-pressed", "true");
  await screen.getByRole("button", { name: "Mute Wren Halloway" }).click({ force: true });
  await screen.getByRole("button", { name: "Mute Rowan Pike" }).click();
  expect(fake.inputsOf("calls.act")).toEqual([
    { action: "mute", telephonySessionId: "s-1", saw: "connected", partyId: "p-1-3" },
  ]);
});

test("other calls can be picked and acted on without losing the one in hand", async () => {
  const other = buildCall({
    telephonySessionId: sessionId("s-2"),
    state: "held",
    peer: { name: "Sable Orchard" },
    controls: buildControls({ hold: buildControl("unhold") }),
  });
  const { fake, screen } = await drawing(buildCall(), other);
  await screen.getByRole("button", { name: "Switch to Sable Orchard" }).click();
  await screen.getByRole("button", { name: "Resume Sable Orchard" }).click();
  expect(fake.inputsOf("calls.pick")).toEqual([{ telephonySessionId: "s-2" }]);
  expect(fake.inputsOf("calls.act")).toEqual([
    { action: "unhold", telephonySessionId: "s-2", saw: "held" },
  ]);
});

test("a hold on a phone comes with what to press there", async () => {
  const { screen } = await drawing(buildCall({ state: "held", advice: "held-on-device" }));
  await expect.element(screen.getByText("Still on hold on a phone")).toBeVisible();
});

test("changes of state are announced politely, running times never", async () => {
  const { fake, screen, time } = await drawing(buildCall());
  const announcer = screen.getByText("Marlow Finch: Connected");
  await expect.element(announcer).toBeInTheDocument();
  time.advance(60_000);
  await expect.element(announcer).toBeInTheDocument();
  fake.push(buildSnapshotWith([buildCall({ muted: true })], { revision: 2 }));
  await expect.element(screen.getByText("Marlow Finch: Connected, Muted")).toBeInTheDocument();
});

test("a caller without name and number is still a call", async () => {
  const { screen } = await drawing(buildCall({ peer: {} }));
  await expect.element(screen.getByRole("region", { name: "Unknown caller" })).toBeVisible();
});

test("a call that the service places says that the own phone rings first", async () => {
  const { screen } = await drawing(
    buildCall({ state: "dialing", direction: "outbound", ringOut: "phone-first" }),
  );
  await expect
    .element(screen.getByText("Your phone rings first, then Marlow Finch is called."))
    .toBeVisible();
});

test("an extension is called so, and nobody by a word of the service", async () => {
  const { screen } = await drawing(
    buildCall({
      peer: { isConference: true },
      participants: [
        buildParticipant({ name: "Rowan Pike", extension: "113" }),
        {
          ...buildParticipant({ partyId: ownPartyId("p-1-4"), extension: "118" }),
          name: undefined,
        },
      ],
    }),
  );
  await expect.element(screen.getByRole("heading", { name: "Conference" })).toBeVisible();
  await expect.element(screen.getByRole("button", { name: "Mute Ext. 118" })).toBeVisible();
});
