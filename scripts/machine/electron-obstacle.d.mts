import type { ElectronNeeds } from "./machine.d.mts";

export function electronObstacle(
  machine: ElectronNeeds,
): { readonly says: string; readonly cure: string } | undefined;
