/**
 * The operations that the simulator is about, under the names that our tables call them by. A judge
 * that describes more of the service than these paths is not asked about it.
 */
const account = "/restapi/v1.0/account/{accountId}";
const extension = `${account}/extension/{extensionId}`;
const directory = `${account}/directory/entries`;
const session = `${account}/telephony/sessions/{telephonySessionId}`;
const party = `${session}/parties/{partyId}`;
const subscription = "/restapi/v1.0/subscription";

const names = new Map([
  ["POST /restapi/oauth/token", "createToken"],
  ["POST /restapi/oauth/revoke", "revokeToken"],
  ["POST /restapi/oauth/wstoken", "createSocketToken"],
  [`GET ${account}/active-calls`, "listCompanyActiveCalls"],
  [`GET ${account}/phone-number`, "listAccountPhoneNumbers"],
  [`GET ${account}/phone-number/{phoneNumberId}`, "readAccountPhoneNumber"],
  [`GET ${directory}`, "listDirectoryEntries"],
  [`GET ${directory}/{entryId}`, "readDirectoryEntry"],
  [`POST ${directory}/search`, "searchDirectoryEntries"],
  [`GET ${account}/extension`, "listExtensions"],
  [`POST ${account}/extension`, "createExtension"],
  [`GET ${extension}`, "readExtension"],
  [`PUT ${extension}`, "updateExtension"],
  [`DELETE ${extension}`, "deleteExtension"],
  [`GET ${extension}/active-calls`, "listExtensionActiveCalls"],
  [`GET ${extension}/presence`, "readUserPresenceStatus"],
  [`PUT ${extension}/presence`, "updateUserPresenceStatus"],
  [`GET ${extension}/device`, "listExtensionDevices"],
  [`GET ${extension}/phone-number`, "listExtensionPhoneNumbers"],
  [`GET ${extension}/features`, "listFeatures"],
  [`GET ${extension}/authz-profile`, "readPermissions"],
  [`GET ${extension}/authz-profile/check`, "checkPermission"],
  [`GET ${extension}/forwarding-number`, "listForwardingNumbers"],
  [`POST ${extension}/forwarding-number`, "createForwardingNumber"],
  [`DELETE ${extension}/forwarding-number`, "deleteForwardingNumbers"],
  [`GET ${extension}/forwarding-number/{forwardingNumberId}`, "readForwardingNumber"],
  [`PUT ${extension}/forwarding-number/{forwardingNumberId}`, "updateForwardingNumber"],
  [`DELETE ${extension}/forwarding-number/{forwardingNumberId}`, "deleteForwardingNumber"],
  [
    "GET /restapi/v2/accounts/{accountId}/extensions/{extensionId}/call-flip-numbers",
    "listFlipNumbers",
  ],
  [
    "PUT /restapi/v2/accounts/{accountId}/extensions/{extensionId}/call-flip-numbers",
    "updateFlipNumbers",
  ],
  [`GET ${subscription}`, "listSubscriptions"],
  [`POST ${subscription}`, "createSubscription"],
  [`GET ${subscription}/{subscriptionId}`, "readSubscription"],
  [`PUT ${subscription}/{subscriptionId}`, "updateSubscription"],
  [`DELETE ${subscription}/{subscriptionId}`, "deleteSubscription"],
  [`POST ${subscription}/{subscriptionId}/renew`, "renewSubscription"],
  [`POST ${account}/telephony/call-out`, "createCallOutCallSession"],
  [`POST ${account}/telephony/conference`, "createConferenceCallSession"],
  [`GET ${session}`, "readCallSessionStatus"],
  [`DELETE ${session}`, "deleteCallSession"],
  [`POST ${session}/supervise`, "superviseCallSession"],
  [`POST ${session}/parties/bring-in`, "createCallPartyWithBringIn"],
  [`GET ${party}`, "readCallPartyStatus"],
  [`PATCH ${party}`, "updateCallParty"],
  [`DELETE ${party}`, "deleteCallParty"],
  [`POST ${party}/hold`, "holdCallParty"],
  [`POST ${party}/unhold`, "unholdCallParty"],
  [`POST ${party}/reject`, "rejectParty"],
  [`POST ${party}/ignore`, "ignoreCallInQueue"],
  [`POST ${party}/transfer`, "transferCallParty"],
  [`POST ${party}/bridge`, "bridgeCallParty"],
  [`POST ${party}/answer`, "answerCallParty"],
  [`POST ${party}/pickup`, "pickupCallParty"],
  [`POST ${party}/forward`, "forwardCallParty"],
  [`POST ${party}/reply`, "replyParty"],
  [`POST ${party}/flip`, "callFlipParty"],
  [`POST ${party}/park`, "callParkParty"],
  [`POST ${party}/recordings`, "startCallRecording"],
  [`PATCH ${party}/recordings/{recordingId}`, "pauseResumeCallRecording"],
  [`POST ${party}/supervise`, "superviseCallParty"],
]);

const paths = new Set([...names.keys()].map((key) => key.split(" ")[1]));

/** Our name for an operation, else its method and template. */
export const operationName = (method: string, template: string): string =>
  names.get(`${method} ${template}`) ?? `${method} ${template}`;

/**
 * Whether the simulator has to do with a path. All of call control counts, so that an operation that
 * a newer client adds to it is noticed.
 */
export const isOurs = (template: string): boolean =>
  paths.has(template) || template.startsWith(`${account}/telephony/`);
