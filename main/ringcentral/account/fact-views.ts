/** From the service's resources to what the window shows. Pure. */
import { cleanText } from "../../../contract/outside-text.ts";
import { formatNumber, type NumberHome } from "../../calls/dialing/phone-number.ts";
import type {
  ColleagueView,
  DeviceView,
  FlipTargetView,
  ParkLocationView,
} from "../../../contract/app-snapshot.ts";
import type { AccountFacts } from "../../calls/ports.ts";
import type {
  WireDevice,
  WireEntry,
  WireExtension,
  WireFeature,
  WireForwardingNumber,
} from "./wire-account.ts";

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
    ...voicemailOf(self, features),
    ...unpausableOf(self),
  };
}

/**
 * The ways of calls that are recorded automatically and whose recording may not be paused: the feature for
 * that (`AutomaticCallRecordingMute`) is said to be off. Where nothing is said of it, the service decides.
 */
function unpausableOf({
  serviceFeatures = [],
}: WireExtension): Pick<AccountFacts["features"], "unpausable"> {
  const said = (name: string): boolean | undefined =>
    serviceFeatures.find(({ featureName }) => featureName === name)?.enabled;
  if (said("AutomaticCallRecordingMute") !== false) return {};
  const ways = [
    ...(said("AutomaticInboundCallRecording") === true ? (["inbound"] as const) : []),
    ...(said("AutomaticOutboundCallRecording") === true ? (["outbound"] as const) : []),
  ];
  return ways.length === 0 ? {} : { unpausable: ways };
}

/** Said by neither list, nobody knows, and the service decides. */
function voicemailOf(
  self: WireExtension,
  features: readonly WireFeature[] | undefined,
): { readonly voicemail?: boolean } {
  const said =
    features?.find(({ id }) => id === "Voicemail")?.available ??
    self.serviceFeatures?.find(({ featureName }) => featureName === "Voicemail")?.enabled;
  return said === undefined ? {} : { voicemail: said };
}

const mobileTypes = new Set(["Mobile", "BusinessMobilePhone", "BusinessMobile"]);

/** `callFlipId` is the flip number, plain as in the resource. */
export function flipTargetOf(wire: WireForwardingNumber, home: NumberHome): FlipTargetView[] {
  const { features, flipNumber, phoneNumber, type } = wire;
  if (flipNumber === undefined || features?.includes("CallFlip") !== true) return [];
  return [
    {
      callFlipId: flipNumber,
      label: wire.label ?? type ?? phoneNumber ?? cleanText(flipNumber),
      ...(type !== undefined && mobileTypes.has(type) ? { isMobile: true } : {}),
      ...(phoneNumber === undefined ? {} : { number: formatNumber(phoneNumber, home) }),
    },
  ];
}

export function parkLocationOf(wire: WireEntry): ParkLocationView {
  const number = wire.extensionNumber;
  return {
    extensionId: wire.id,
    label: wire.name ?? number ?? cleanText(wire.id),
    extensionNumber: number,
  };
}

/** First and last name, as far as they are known. */
export function personName(names: {
  readonly firstName?: string | undefined;
  readonly lastName?: string | undefined;
}): string | undefined {
  const name = cleanText(`${names.firstName ?? ""} ${names.lastName ?? ""}`);
  return name === "" ? undefined : name;
}

/** Entries that nobody can take a call at are left out; park locations have their own list. */
export function colleagueOf(wire: WireEntry): ColleagueView[] {
  if (wire.type === "ParkLocation" || (wire.status ?? "Enabled") !== "Enabled") return [];
  const name = wire.name ?? personName(wire) ?? wire.extensionNumber;
  if (name === undefined) return [];
  return [
    {
      extensionId: wire.id,
      name,
      extensionNumber: wire.extensionNumber,
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
      label: wire.name ?? wire.type ?? cleanText(wire.id),
      online: wire.status === "Online",
      ...(wire.type === "HardPhone" ? { isDeskPhone: true } : {}),
    },
  ];
}
