import type { SDK } from "@ringcentral/sdk";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { startTestSimulator, type TestSimulator } from "../../support/simulator.ts";
import {
  found,
  json,
  type Line,
  listen,
  type ListenOptions,
  presenceFilter,
  signIn,
  stopPolling,
  telephonyFilter,
  until,
} from "./official-clients.ts";

describe("the official subscriptions library", () => {
  let simulator: TestSimulator;
  let sdk: SDK;
  const lines: Line[] = [];
  beforeEach(async () => {
    simulator = await startTestSimulator({ name: import.meta.url, limits: "off" });
    sdk = await signIn(simulator);
  });
  afterEach(async () => {
    for (const line of lines.splice(0)) await line.subscriptions.stop();
    await simulator.dispose();
  });

  async function subscribe(options?: ListenOptions): Promise<Line> {
    const line = await listen(sdk, options);
    lines.push(line);
    return line;
  }
  const dropAll = async ({ extension }: Line): Promise<void> => {
    await simulator.fault({ match: { frame: "now" }, effect: { kind: "drop" } });
    await until(() => {
      expect(extension.ws.readyState).toBe(3);
    });
  };
  const ring = () => simulator.makeCall({ direction: "Inbound", state: "Proceeding" });
  const hears = (line: Line, telephonySessionId: string) =>
    found(() =>
      line.notifications.find(({ body }) => body.telephonySessionId === telephonySessionId),
    );
  const subscriptionCalls = async (method: string) =>
    (await simulator.requests(method, /\/subscription(\/|$)/)).map(({ status }) => status);

  it("subscribes and hears a call, with the filter resolved to its own extension", async () => {
    const line = await subscribe();
    const { telephonySessionId } = await ring();
    const { event, subscriptionId } = await hears(line, telephonySessionId);
    expect(event).toBe("/restapi/v1.0/account/700100001/extension/700100012/telephony/sessions");
    expect(subscriptionId).toBe(line.registered.subscriptionInfo?.id);
  });

  it("hears calls and presence by one subscription", async () => {
    const line = await subscribe({ filters: [telephonyFilter, presenceFilter] });
    await ring();
    await found(() => line.notifications.find(({ event }) => event.includes("/presence")));
    await found(() => line.notifications.find(({ event }) => event.includes("/telephony/")));
  });

  it("does not hear the calls of others", async () => {
    const line = await subscribe();
    await simulator.makeCall({ direction: "Inbound", state: "Answered", extension: "113" });
    const mine = await ring();
    await hears(line, mine.telephonySessionId);
    expect(new Set(line.notifications.map(({ body }) => body.telephonySessionId))).toEqual(
      new Set([mine.telephonySessionId]),
    );
  });

  it("notices a drop by itself, recovers, and gets what it missed", async () => {
    const line = await subscribe();
    const { id } = line.registered.subscriptionInfo ?? {};
    await dropAll(line);
    const missed = await ring();
    await until(() => {
      expect(line.events).toContain("autoRecoverSuccess");
    });
    await hears(line, missed.telephonySessionId);
    const later = await ring();
    expect((await hears(line, later.telephonySessionId)).subscriptionId).toBe(id);
    expect(await subscriptionCalls("POST")).toEqual([200]);
  });

  it("subscribes anew when the time to recover has passed", async () => {
    const line = await subscribe();
    const before = line.registered.subscriptionInfo?.id;
    stopPolling(line);
    await dropAll(line);
    simulator.clock.advance(181_000);
    await line.extension.recover();
    expect(line.extension.connectionDetails.recoveryState).toBe("Failed");
    expect(line.registered.subscriptionInfo?.id).not.toBe(before);
    const { telephonySessionId } = await ring();
    await hears(line, telephonySessionId);
  });

  it("renews over the socket, and subscribes anew when the subscription is gone", async () => {
    const line = await subscribe();
    const before = line.registered.subscriptionInfo?.id ?? "";
    await line.registered.refresh();
    expect(line.registered.subscriptionInfo?.id).toBe(before);
    await sdk.platform().delete(`/restapi/v1.0/subscription/${before}`);
    await line.registered.refresh();
    expect(line.registered.subscriptionInfo?.id).not.toBe(before);
    expect(await subscriptionCalls("PUT")).toEqual([200, 404]);
    const { telephonySessionId } = await ring();
    await hears(line, telephonySessionId);
  });

  it("is renewed, read and listed over REST", async () => {
    const line = await subscribe();
    const id = line.registered.subscriptionInfo?.id ?? "";
    const uri = `/restapi/v1.0/subscription/${id}`;
    expect(await json(sdk.platform().post(`${uri}/renew`))).toMatchObject({ id, status: "Active" });
    expect(await json(sdk.platform().get(uri))).toMatchObject({ id });
    expect(await json(sdk.platform().get("/restapi/v1.0/subscription"))).toMatchObject({
      records: [{ id }],
    });
  });

  it("hears nothing any more after its revoke", async () => {
    const line = await subscribe();
    await line.registered.revoke();
    expect(await subscriptionCalls("DELETE")).toEqual([204]);
    const heard = line.notifications.length;
    const other = await subscribe();
    const { telephonySessionId } = await ring();
    await hears(other, telephonySessionId);
    expect(line.notifications).toHaveLength(heard);
  });

  it("closes its socket when the extension is revoked", async () => {
    const line = await subscribe();
    await line.extension.revoke();
    await until(() => {
      expect(line.extension.ws.readyState).toBe(3);
    });
    expect(await subscriptionCalls("DELETE")).toEqual([204]);
  });

  it("learns of filters that the service refuses", async () => {
    const failure: unknown = await subscribe({ filters: ["/restapi/v1.0/nothing"] }).catch(
      (error: unknown) => error,
    );
    expect(failure).toMatchObject({ response: { status: 400 } });
  });
});
