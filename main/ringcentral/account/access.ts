/**
 * What the signed-in user may do, from what a sign-in learns anyway: the token's scope, the
 * extension's features, and which of its reads the service refused and why. Pure; sends nothing.
 * Permissions and features by the service's guide, as collected in our notes on the API.
 */
import {
  type AccessFunction,
  accessFunctions,
  type AccessReport,
  type MissingAccess,
} from "../../../contract/access.ts";
import type { ReadOutcome } from "./read-outcome.ts";
import type { WireExtension, WireFeature } from "./wire-account.ts";

export interface AccessEvidence {
  /** Permissions of the token; `undefined` when the service named none. */
  readonly granted: ReadonlySet<string> | undefined;
  readonly serviceFeatures: WireExtension["serviceFeatures"];
  /** `undefined` when their resource has never been read. */
  readonly features: readonly WireFeature[] | undefined;
  readonly devices: ReadOutcome;
  readonly forwarding: ReadOutcome;
  readonly directory: ReadOutcome;
}

/** One thing that a function needs: there, missing by this name, or not known. */
type Finding = "there" | "unknown" | MissingAccess;

export function accessReportOf(evidence: AccessEvidence): AccessReport {
  return accessFunctions.map((name) => {
    const findings = needs[name](evidence);
    const missing = findings.find((finding) => typeof finding === "object");
    if (missing !== undefined) return { function: name, state: "missing", missing };
    return { function: name, state: findings.includes("unknown") ? "unknown" : "available" };
  });
}

const callControl = (evidence: AccessEvidence): Finding => permission(evidence, "CallControl");

/** The first thing missing is the one that is told: what the app lacks goes before the rest. */
const needs: Record<AccessFunction, (evidence: AccessEvidence) => Finding[]> = {
  "see-calls": (evidence) => [
    callControl(evidence),
    permission(evidence, "ReadPresence", "EditPresence"),
    notOff(evidence, "Presence"),
  ],
  "control-calls": (evidence) => [callControl(evidence), notOff(evidence, "TelephonySessions")],
  "live-updates": (evidence) => [
    // The console, the guide and the newer schema each spell it in their own way.
    permission(
      evidence,
      "WebSocketsSubscriptions",
      "WebSocketsSubscription",
      "WebSocketSubscription",
      "WebSocket",
    ),
  ],
  record: (evidence) => [callControl(evidence), feature(evidence, "OnDemandCallRecording")],
  park: (evidence) => [callControl(evidence), feature(evidence, "CallPark")],
  flip: (evidence) => [
    callControl(evidence),
    feature(evidence, "CallFlip"),
    readable(evidence, evidence.forwarding, "ReadUserForwardingFlipNumbers"),
  ],
  "answer-here": (evidence) => [
    callControl(evidence),
    readable(evidence, evidence.devices, "ReadUserDevices"),
  ],
  "find-colleagues": (evidence) => [readable(evidence, evidence.directory, "ReadExtensions")],
  "set-availability": (evidence) => [permission(evidence, "EditPresence")],
};

/** Any of the names will do; the first is the one to ask the administrator for. */
function permission({ granted }: AccessEvidence, ...names: [string, ...string[]]): Finding {
  if (granted === undefined) return "unknown";
  if (names.some((name) => granted.has(name))) return "there";
  return { kind: "app-permission", name: names[0] };
}

/** By the features resource, which says why; else by the extension's older list. */
function feature(evidence: AccessEvidence, id: string): Finding {
  const found = evidence.features?.find((entry) => entry.id === id);
  if (found === undefined) return olderFeature(evidence, id);
  if (found.available) return "there";
  const { code, permission: named } = found.reason ?? {};
  const isPermission = code === "InsufficientPermissions" || code === "PermissionLimitation";
  if (!isPermission && named === undefined) return { kind: "feature", name: id };
  return { kind: "user-permission", name: named ?? id };
}

/** The list names what the service knows of; what it does not name is not known to be missing. */
function olderFeature({ serviceFeatures }: AccessEvidence, name: string): Finding {
  const found = serviceFeatures?.find(({ featureName }) => featureName === name);
  if (found === undefined) return "unknown";
  return found.enabled ? "there" : { kind: "feature", name };
}

/** For what every plan has, so that a list without it says nothing. */
function notOff(evidence: AccessEvidence, name: string): Finding {
  const finding = olderFeature(evidence, name);
  return finding === "unknown" ? "there" : finding;
}

/** `documented`: the user permission that the service asks for here, when it does not say itself. */
function readable(evidence: AccessEvidence, outcome: ReadOutcome, documented: string): Finding {
  const app = permission(evidence, "ReadAccounts");
  if (outcome === "read") return "there";
  if (outcome?.code !== "service" || outcome.status !== 403) {
    return typeof app === "object" ? app : "unknown";
  }
  const { meaning, permission: named } = outcome;
  if (meaning?.says === "app-permission") {
    return { kind: "app-permission", name: named ?? "ReadAccounts" };
  }
  if (meaning?.says === "feature") return { kind: "feature", name: named ?? documented };
  return { kind: "user-permission", name: named ?? documented };
}
