import type { Machine } from "./machine.d.mts";

export interface Row {
  readonly part: string;
  readonly state: "ok" | "missing";
  readonly says: string;
  /** What to do about it; with everything that is missing. */
  readonly cure?: string;
}

export interface Diagnosis {
  /** The best host that the application has here. */
  readonly runs: "electron" | "preview" | "nothing";
  readonly rows: readonly Row[];
}

export function diagnose(machine: Machine): Diagnosis;
export function diagnosisText(diagnosis: Diagnosis): string;
