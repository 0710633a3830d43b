import { expect, it } from "vitest";

import { english } from "../../../test/support/english.ts";
import { callViewOf, usable } from "../../../test/support/views/call-views.ts";
import { cardNumberCard } from "./card-number.ts";

const call = callViewOf({
  recording: "paused",
  controls: { ...callViewOf().controls, pause: usable("resume-recording") },
});
const cardOf = (step: "ending" | "stuck", showCaller = true) =>
  cardNumberCard(english, { kind: "card-number", call, step }, { showCaller });

it("says that it goes on in a moment, with More time", () => {
  expect(cardOf("ending")).toMatchObject({
    title: "The recording with Avery Lane goes on in 10 seconds",
    isUrgent: false,
    actions: [{ label: "More time", intent: { action: "more-time" } }],
  });
});

it("stays until it goes on, where it does not go on by itself", () => {
  expect(cardOf("stuck")).toMatchObject({
    title: "The recording with Avery Lane is still paused",
    isUrgent: true,
    isSilent: false,
    actions: [{ label: "Resume recording", intent: { action: "resume-recording" } }, {}],
  });
});

it("names nobody where the user does not want it", () => {
  expect(cardOf("ending", false).title).toBe("The recording goes on in 10 seconds");
  expect(cardOf("stuck", false).title).toBe("A recording is still paused");
});
