import type { ReplayArrival, ReplayChange } from "../../contract/diagnostics.ts";
import type { Words } from "../../contract/i18n/words.ts";

/** What came in, in one line. */
export function arrivalText(
  { diagnosticsWords: words, operationName }: Words,
  arrival: ReplayArrival,
): string {
  switch (arrival.kind) {
    case "event":
      return words.event(arrival.sequence, arrival.status);
    case "read":
      return words.read(arrival.status);
    case "action": {
      const name = arrival.action === undefined ? words.anAction : operationName(arrival.action);
      return words.actionStep(name, words.actionPhases[arrival.phase]);
    }
    case "connection":
      return words.connectionBecame(words.connectionStates[arrival.state]);
    default:
      return words.arrivals[arrival.kind];
  }
}

/** What it made of the call, in one line. */
export function changeText(
  { diagnosticsWords: words, operationName, stateNames }: Words,
  change: ReplayChange,
): string {
  switch (change.part) {
    case "appears":
      return words.appears(stateNames[change.to]);
    case "state":
      return words.stateChange(stateNames[change.from], stateNames[change.to]);
    case "muted":
      return change.to ? words.muted.on : words.muted.off;
    case "recording":
      return words.recording[change.to];
    case "action": {
      const name = change.action === undefined ? words.anAction : operationName(change.action);
      return words.actionStep(name, words.lives[change.to]);
    }
    case "field":
      return words.fields[change.field];
  }
}

/** `1.25 s` from one second on, `340 ms` and `0.4 ms` below. */
export function msText(ms: number): string {
  if (ms >= 1000) return `${plain(ms / 1000, 2)} s`;
  return `${plain(ms, ms < 10 ? 1 : 0)} ms`;
}

/** Milliseconds without their unit, for a column that names it. */
export const msFigure = (ms: number): string => plain(ms, ms < 10 ? 1 : 0);

const plain = (value: number, digits: number): string =>
  new Intl.NumberFormat(undefined, { maximumFractionDigits: digits }).format(value);
