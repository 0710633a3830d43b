/** A notification about a call that nobody has. */
import type { Random } from "../../../simulator/random.ts";

const extension = "700100012";

/** A session of the user's with so many parties, in a frame that looks like the service's. */
export function invented(random: Random, parties: number): string {
  const id = random.id("s-invented-");
  const body = {
    ...{ sequence: 1, sessionId: random.id(), telephonySessionId: id, eventTime: new Date() },
    ...{ serverId: "10.0.0.1", origin: { type: "Call" } },
    parties: Array.from({ length: parties }, (_, index) => ({
      ...{ id: `p-${id}-${index}`, accountId: "500100001", direction: "Inbound" },
      ...(index === 0 ? { extensionId: extension } : {}),
      ...{ status: { code: "Proceeding" }, missedCall: false, standAlone: false, muted: false },
      from: { phoneNumber: "+12025550123", name: "Nobody" },
      to: { phoneNumber: "+12025550100" },
    })),
  };
  const event = `/restapi/v1.0/account/500100001/extension/${extension}/telephony/sessions`;
  return JSON.stringify([
    { type: "ServerNotification", messageId: random.id(), status: 200 },
    { uuid: random.id(), event, timestamp: new Date(), subscriptionId: random.id(), body },
  ]);
}
