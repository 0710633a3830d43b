/** From the service's resources to what the window shows. Pure. */
import { formatNumber } from "../../calls/dialable.ts";
import type {
  ColleagueView,
  DeviceView,
  FlipTargetView,
  ParkLocationView,
} from "../../../contract/call-view.ts";
import type { AccountFacts } from "../../calls/ports.ts";
import type {
  WireDevice,
  WireEntry,
  WireExtension,
  WireFeature,
  WireForwardingNumber,
} from "./wire-account.ts";

/** The contract's longest label; the service limits most names far below it. */
const label = (text: string): string => text.slice(0, 512);

/**
 * The features resource where it could be read, else the older list in the extension. That one has
 * no entry for flip: there, having a flip number says it.
 */
export function featuresOf(
  self: WireExtension,
  features: readonly WireFeature[] | undefined,
  hasFlipTarget: boolean,
): AccountFacts["features"] {
  const older = (name: string): boolean =>
    self.serviceFeatures?.some(({ featureName, enabled }) => featureName === name && enabled) ??
    false;
  const isOn = (id: string, otherwise: boolean): boolean =>
    features?.find((feature) => feature.id === id)?.available ?? otherwise;
  return {
    park: isOn("CallPark", older("CallPark")),
    recording: isOn("OnDemandCallRecording", older("OnDemandCallRecording")),
    flip: isOn("CallFlip", hasFlipTarget),
  };
}

/** `callFlipId` is the flip number, plain as in the resource. */
export function flipTargetOf(wire: WireForwardingNumber): FlipTargetView[] {
  const { features, flipNumber, phoneNumber, type } = wire;
  if (flipNumber === undefined || features?.includes("CallFlip") !== true) return [];
  return [
    {
      callFlipId: flipNumber,
      label: label(wire.label ?? type ?? phoneNumber ?? flipNumber),
      ...(phoneNumber === undefined ? {} : { number: label(formatNumber(phoneNumber)) }),
    },
  ];
}

export function parkLocationOf(wire: WireEntry): ParkLocationView {
  const number = wire.extensionNumber;
  return {
    extensionId: wire.id,
    label: label(wire.name ?? number ?? wire.id),
    ...(number === undefined ? {} : { extensionNumber: label(number) }),
  };
}

/** Entries that nobody can take a call at are left out; park locations have their own list. */
export function colleagueOf(wire: WireEntry): ColleagueView[] {
  if (wire.type === "ParkLocation" || (wire.status ?? "Enabled") !== "Enabled") return [];
  const personName = [wire.firstName, wire.lastName].filter(Boolean).join(" ");
  const name = wire.name ?? (personName === "" ? wire.extensionNumber : personName);
  if (name === undefined) return [];
  return [
    {
      extensionId: wire.id,
      name: label(name),
      ...(wire.extensionNumber === undefined
        ? {}
        : { extensionNumber: label(wire.extensionNumber) }),
    },
  ];
}

/** The service answers and picks up on soft and desk phones only. */
const answering = new Set(["SoftPhone", "HardPhone"]);

export function deviceOf(wire: WireDevice): DeviceView[] {
  if (wire.type !== undefined && !answering.has(wire.type)) return [];
  return [
    {
      deviceId: wire.id,
      label: label(wire.name ?? wire.type ?? wire.id),
      online: wire.status === "Online",
      ...(wire.type === "HardPhone" ? { isDeskPhone: true } : {}),
    },
  ];
}
