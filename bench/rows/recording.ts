import { entriesPerCall } from "../../main/diagnostics/recording/black-box.ts";
import { createDiagnostics } from "../../main/diagnostics/diagnostics.ts";
import { compare, wholePath } from "../event-load.ts";
import type { Row } from "../run/measure.ts";

/** More calls than one person has at a time; each is recorded. */
const sessions = 10;

/**
 * One event applied and pushed while everything is recorded for the diagnostics, beside the same
 * without. Measured once the recordings are full, when each new entry folds the oldest one away.
 */
export function measureRecording(): readonly Row[] {
  const diagnostics = createDiagnostics({
    system: {
      ...{ app: "0.0.0", node: process.version, platform: process.platform, release: "" },
      ...{ architecture: process.arch, locale: "en" },
    },
    wall: () => Date.now(),
    steady: () => performance.now(),
  });
  const observer = diagnostics.observe({ report: () => [] });
  const recorded = { sessions, take: wholePath(sessions, observer) };
  const bare = { sessions, take: wholePath(sessions) };
  const [ours, peer] = compare([recorded, bare], 2 * sessions * entriesPerCall);
  return [
    {
      name: "an event applied, pushed and recorded",
      unit: "µs",
      ours,
      peer: { name: "the same without the recording", figures: peer },
      aim: { text: "under 50 µs (median)", reached: ours.median < 50 },
    },
  ];
}
