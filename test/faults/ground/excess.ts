/** What no service, however it answers, may bring the client to do. */
import type { CallsView } from "../../../main/calls/state/call-events.ts";
import { mostLiveSessions } from "../../../telephony/session/bounds.ts";
import { mostParticipants } from "../../../telephony/view/call-view.ts";
import type { RecordedRequest } from "../../support/simulator.ts";
import type { ProvingGround } from "./proving-ground.ts";
import { mostInAMinute } from "./request-pace.ts";

const mostRequests = 59;
const mostTokens = 5;
const mostTimers = 60;

/** Requests, timers and connections without measure: none, if all is well. */
export function excessesOf(
  { time, doors, simulator }: ProvingGround,
  requests: readonly RecordedRequest[],
): readonly string[] {
  const own = new URL(simulator.url).hostname;
  const pace = mostInAMinute(requests);
  const renewals = mostInAMinute(requests.filter(({ path }) => path === "/restapi/oauth/token"));
  const timers = time.clientTimers();
  return [
    ...(pace > mostRequests ? [`${pace} requests in a minute`] : []),
    ...(renewals > mostTokens ? [`${renewals} token requests in a minute`] : []),
    ...(timers > mostTimers ? [`${timers} timers wait`] : []),
    ...doors.filter((host) => host !== own).map((host) => `the socket's token went to ${host}`),
  ];
}

/** More on the page than it can show. */
export const crowdsIn = ({ calls }: CallsView): readonly string[] => [
  ...(calls.length > mostLiveSessions ? [`${calls.length} calls are shown`] : []),
  ...calls
    .filter(({ participants }) => participants.length > mostParticipants)
    .map(({ participants }) => `${participants.length} participants are shown`),
];
