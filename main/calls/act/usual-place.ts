/** Where a park or a flip goes when no place is named; the window and every other surface ask here. */
import type { FlipTargetView } from "../../../contract/app-snapshot.ts";
import type { ParkTarget } from "../../../contract/intent.ts";
import { askEachTime, type Settings } from "../../../contract/settings.ts";

/**
 * The phone of the settings; without one there the phone flipped to last, else a mobile phone, which is
 * what a flip is mostly for, else the only one. `undefined`: this one has to be asked about.
 */
export function usualFlip(
  phones: readonly FlipTargetView[],
  { defaultFlip, lastFlip }: Pick<Settings, "defaultFlip" | "lastFlip">,
): FlipTargetView | undefined {
  const named = (id: string | null) => phones.find(({ callFlipId }) => callFlipId === id);
  if (defaultFlip !== null) return defaultFlip === askEachTime ? undefined : named(defaultFlip);
  return named(lastFlip) ?? phones.find(({ isMobile }) => isMobile === true) ?? onlyOneOf(phones);
}

/**
 * Of the places that this call may go to: the one of the settings; without one there the place parked
 * at last, else the system's own slot, which anyone can reach, else the only one. `undefined`: this one
 * has to be asked about.
 */
export function usualPark(
  places: readonly ParkTarget[],
  { defaultPark, lastPark }: Pick<Settings, "defaultPark" | "lastPark">,
): ParkTarget | undefined {
  const named = (place: ParkTarget | null) => places.find((one) => isSamePlace(one, place));
  if (defaultPark !== null) return defaultPark.kind === "ask" ? undefined : named(defaultPark);
  return named(lastPark) ?? named({ kind: "orbit" }) ?? onlyOneOf(places);
}

const onlyOneOf = <T>(all: readonly T[]): T | undefined => (all.length === 1 ? all[0] : undefined);

function isSamePlace(one: ParkTarget, other: ParkTarget | null): boolean {
  if (one.kind === "orbit" || other === null || other.kind === "orbit")
    return one.kind === other?.kind;
  return one.extensionId === other.extensionId;
}
