/** What the user's extension can do, and what its user is permitted, as resources. */
import type { Account } from "../../account/account.ts";
import { type Addresses, extensionUri } from "./extension-bodies.ts";

const available = [
  "CallFlip",
  "EditCallFlip",
  "CallPark",
  "OnDemandCallRecording",
  "DND",
  "CallForwarding",
  "Voicemail",
  "VoipCalling",
] as const;

const permissions = [
  "ReadExtensions",
  "ReadPresenceStatus",
  "EditPresenceStatus",
  "ReadUserDevices",
  "ReadUserForwardingFlipNumbers",
  "ReadUserPhoneNumbers",
  "ReadCompanyPhoneNumbers",
] as const;

function featureBody(account: Account, id: string): { id: string; available: boolean } {
  const isOn = (available as readonly string[]).includes(id);
  if (isOn || (id === "NewCallHandlingAndForwarding" && account.newCallHandling)) {
    return { id, available: true };
  }
  const reason = { code: "ServicePlanLimitation", message: "Not part of the service plan" };
  return { id, available: false, ...{ reason } };
}

/** The named features, or all known ones; unknown names are not available. */
export function featureList(
  account: Account,
  wanted: readonly string[] | undefined,
  availableOnly: boolean,
): unknown {
  const ids = wanted ?? [...available, "NewCallHandlingAndForwarding"];
  const all = ids.map((id) => featureBody(account, id));
  return { records: availableOnly ? all.filter((feature) => feature.available) : all };
}

function permissionBody(at: Addresses, id: string): unknown {
  const uri = `${at.baseUrl}/restapi/v1.0/dictionary/permission/${id}`;
  return { permission: { uri, id }, scopes: ["Self"] };
}

/** All permissions of the user's role. */
export function permissionList(at: Addresses, extensionId: string): unknown {
  return {
    uri: `${extensionUri(at, extensionId)}/authz-profile`,
    permissions: permissions.map((id) => permissionBody(at, id)),
  };
}

/** Whether the user has one permission; a denial is an answer too, not an error. */
export function permissionCheck(at: Addresses, extensionId: string, permissionId: string): unknown {
  const successful = (permissions as readonly string[]).includes(permissionId);
  return {
    uri: `${extensionUri(at, extensionId)}/authz-profile/check?permissionId=${encodeURIComponent(permissionId)}`,
    successful,
    ...(successful ? { details: permissionBody(at, permissionId) } : {}),
  };
}
