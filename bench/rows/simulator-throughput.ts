import WebSocket from "ws";

import { createCall } from "../../simulator/control/call-creation.ts";
import { type Simulator, startSimulator } from "../../simulator/server.ts";
import { type Row, summarise } from "../run/measure.ts";

const sessions = 200;
const perSecond = 5_000;
const seconds = 4;
const burstMs = 10;

/**
 * 200 live calls and 5,000 events a second for some seconds, from the world's change to the arrival
 * at a real WebSocket client in the same process. Falling behind would show as a lag that grows and
 * as events missing at the end. The peer is the pace asked for: one burst each 10 ms.
 */
export async function measureSimulatorThroughput(): Promise<readonly Row[]> {
  const simulator = await startSimulator({ limits: "off" });
  const { world } = simulator;
  const parties = Array.from({ length: sessions }, () => {
    const made = createCall(world, { direction: "Inbound", state: "Answered" });
    if (!made.ok) throw new Error("the simulator made no call");
    const { telephonySessionId, partyId } = made.value;
    const session = world.exchange.sessions.get(telephonySessionId);
    const party = session?.parties.find(({ id }) => id === partyId);
    if (!party) throw new Error("the call has no party");
    return party;
  });
  const socket = await subscribed(simulator);
  const sentAt: number[] = [];
  const lags: number[] = [];
  socket.on("message", () => {
    const began = sentAt[lags.length];
    if (began !== undefined) lags.push(performance.now() - began);
  });

  const gaps: number[] = [];
  const bursts = (seconds * 1000) / burstMs;
  let last = performance.now();
  const begin = last;
  for (let burst = 0; burst < bursts; burst += 1) {
    const due = begin + burst * burstMs;
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
    gaps.push(performance.now() - last);
    last = performance.now();
    for (let index = 0; index < (perSecond * burstMs) / 1000; index += 1) {
      const turn = sentAt.length;
      const party = parties[turn % sessions];
      if (party) world.people.setDeviceMute(party, Math.floor(turn / sessions) % 2 === 0);
      sentAt.push(performance.now());
    }
  }
  const took = (performance.now() - begin) / 1000;
  while (lags.length < sentAt.length && performance.now() - last < 5_000) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const arrived = lags.length;
  socket.terminate();
  await simulator.dispose();
  const rate = sentAt.length / took;
  return [
    {
      name: `the simulator at ${Math.round(rate)} events/s, ${sessions} calls: change to arrival (${arrived} of ${sentAt.length} arrived)`,
      unit: "ms",
      ours: summarise(lags),
      peer: { name: "gap between the bursts that make the events", figures: summarise(gaps) },
      aim: {
        text: "5,000 events/s without falling behind",
        reached: arrived === sentAt.length && rate > 0.98 * perSecond,
      },
    },
  ];
}

/** A socket that gets the demo user's telephony events and nothing else. */
async function subscribed({ url, clientId, jwt }: Simulator): Promise<WebSocket> {
  const post = async (path: string, init: RequestInit): Promise<Record<string, unknown>> => {
    const answer = await fetch(url + path, { method: "POST", ...init });
    return (await answer.json()) as Record<string, unknown>;
  };
  const token = await post("/restapi/oauth/token", {
    body: new URLSearchParams({
      grant_type: "urn:ietf:params:oauth:grant-type:jwt-bearer",
      assertion: jwt,
      client_id: clientId,
    }),
  });
  const ticket = await post("/restapi/oauth/wstoken", {
    headers: { authorization: `Bearer ${String(token["access_token"])}` },
  });
  const socket = new WebSocket(
    `${String(ticket["uri"])}?access_token=${String(ticket["ws_access_token"])}`,
  );
  const next = (): Promise<void> =>
    new Promise((resolve) => socket.once("message", () => resolve()));
  await next();
  const meta = {
    type: "ClientRequest",
    messageId: "bench/1",
    method: "POST",
    path: "/restapi/v1.0/subscription",
  };
  const body = {
    deliveryMode: { transportType: "WebSocket" },
    eventFilters: ["/restapi/v1.0/account/~/extension/~/telephony/sessions"],
  };
  socket.send(JSON.stringify([meta, body]));
  await next();
  return socket;
}
