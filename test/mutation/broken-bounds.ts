/** How each bound of `docs/limits.md` is taken away, to see that its proof notices. */

/** In `file`, where `from` stands exactly once, `to` in its place. */
export interface Break {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

export const bound = (file: string, from: string, to: string): Break => ({ file, from, to });

const rest = "main/ringcentral/rest";
const signIn = "main/ringcentral/sign-in";
const socket = "main/ringcentral/socket";
const session = "main/ringcentral/session";
const account = "main/ringcentral/account";
const automation = "main/automation";
const updates = "main/desktop/updates";
const links = "main/desktop/links";
const breaker = `${rest}/request-breaker.ts`;
const socketLimits = `${socket}/socket-limits.ts`;
const listener = `${signIn}/loopback-listener.ts`;
/** Above every time that a test lets pass, and taken by every timer. */
const never = "2_000_000_000";

/**
 * Bounds that no test of ours can reach, with the reason. They are not taken away.
 */
export const outOfReach: Readonly<Record<string, string>> = {
  "time until whoever has the socket answers":
    "a socket of this machine answers or refuses at once; only another system's may stay silent",
};

/** By the bound's name in `test/architecture/limits.ts`. */
// prettier-ignore
export const breaks: Readonly<Record<string, Break>> = {
  "reply that brings tokens": bound(`${rest}/transport.ts`, "mostBytes: mostReplyBytes.token", "mostBytes: Infinity"),
  "reply outside of 2xx": bound(`${rest}/transport.ts`, "mostBytes: mostReplyBytes.failure, signal: request.signal", "mostBytes: Infinity, signal: request.signal"),
  "page for a browser": bound(`${signIn}/authorize.ts`, "mostBytes: mostReplyBytes.page", "mostBytes: Infinity"),
  "reply with one record": bound(`${rest}/rest-client.ts`, "mostReplyBytes[reply]", '(reply === "record" ? Infinity : mostReplyBytes[reply])'),
  "reply with a list": bound(`${rest}/rest-client.ts`, "mostReplyBytes[reply]", '(reply === "list" ? Infinity : mostReplyBytes[reply])'),
  "rest after a reply too large": bound(`${rest}/busy-reads.ts`, "askedWaitMs(error) : tooLargeRestMs", "askedWaitMs(error) : 0"),
  "whole time of an action's reply": bound("main/ringcentral/service-options.ts", "actionMs: 8_000", `actionMs: ${never}`),
  "whole time of a read": bound("main/ringcentral/service-options.ts", "readMs: 10_000", `readMs: ${never}`),
  "requests until which reads leave": bound(breaker, "throttleTo(mostRequestsAMinute.read)", "throttleTo(1_000)"),
  "requests until which actions leave": bound(breaker, "throttleTo(mostRequestsAMinute.action)", "throttleTo(1_000)"),
  "requests of all kinds": bound(breaker, "throttleTo(mostRequestsAMinute.urgent)", "throttleTo(1_000)"),
  "requests that a rate group counts": bound(`${rest}/rate-budget.ts`, "Math.min(mostCounted, Math.floor(value))", "Math.floor(value)"),
  "wait that the service may ask for": bound("main/timing/asked-wait.ts", "Math.min(longestAskedMs, Math.max(0, ms))", "Math.max(0, ms)"),
  "wait after a 429 that names none": bound(`${rest}/rate-budget.ts`, "asked ?? unspecifiedPenaltyMs", "asked ?? 0"),
  "timer of the system": bound("main/timing/system-clock.ts", "Math.min(leftMs, longestTimerMs)", "leftMs"),
  "least between two replacements of a token": bound(`${session}/session-keeper.ts`, "windowMs: leastBetweenReplacementsMs", "windowMs: 0"),
  "least between renewals, from the third in ten minutes": bound(`${session}/session-keeper.ts`, "const gapsMs = leastBetweenRenewalsMs;", "const gapsMs = [0];"),
  "life that a token may claim": bound(`${session}/token-reply.ts`, "Math.min(longestLifeSeconds, Math.max(leastSeconds, claimedSeconds))", "Math.max(leastSeconds, claimedSeconds)"),
  "least between heartbeats": bound(`${socket}/liveness.ts`, "Math.max(shortestHeartbeatMs, idleTimeoutMs / 3)", "idleTimeoutMs / 3"),
  "least life of a socket session": bound(`${socket}/recoverable-session.ts`, "Math.max(lifeMs.shortest, leftMs)", "leftMs"),
  "longest life of a socket session": bound(`${socket}/recoverable-session.ts`, "Math.min(lifeMs.longest, Math.max(lifeMs.shortest, leftMs))", "Math.max(lifeMs.shortest, leftMs)"),
  "least between cares for the subscription": bound(`${socket}/subscription-care.ts`, "Math.max(shortestCareMs, Math.min(careMs, (expiresInMs ?? Infinity) / 2))", "Math.min(careMs, (expiresInMs ?? Infinity) / 2)"),
  "frame of the event socket": bound(`${socket}/socket-opener.ts`, "maxPayload: largestFrameBytes", "maxPayload: 0"),
  "list of a release": bound(`${updates}/feed.ts`, "mostBytes: largestListBytes", "mostBytes: Infinity"),
  "files of a release": bound(`${updates}/release.ts`, "v.maxLength(mostFilesOfRelease)", "v.maxLength(1_000)"),
  "package of a release": bound(`${updates}/release.ts`, "v.maxValue(largestPackageBytes)", "v.maxValue(Infinity)"),
  "silence of the server of updates": bound(`${updates}/feed.ts`, "startDeadline(clock, feedSilenceMs, giveUp)", `startDeadline(clock, ${never}, giveUp)`),
  "whole time of a list of updates": bound(`${updates}/feed.ts`, "longestMs: longestListMs", `longestMs: ${never}`),
  "whole time of a package": bound(`${updates}/feed.ts`, "longestMs: longestPackageMs", `longestMs: ${never}`),
  "recheck without an event, with calls": bound("main/calls/sync/recheck.ts", "withCallsMs: 60_000", `withCallsMs: ${never}`),
  "recheck without an event, without calls": bound("main/calls/sync/recheck.ts", "idleMs: 300_000", `idleMs: ${never}`),
  "pages of a list of the account": bound(`${account}/account-facts.ts`, "page <= mostPagesOfAList", "page <= 1_000"),
  "records on a page of the directory": bound(`${account}/wire-account.ts`, "entries.slice(0, recordsAPage)", "entries.slice(0)"),
  "pause between pages of the directory": bound(`${account}/directory-reader.ts`, "this.#wait(betweenPagesMs)", "this.#wait(0)"),
  "colleagues kept": bound(`${account}/directory-reader.ts`, "const mostPages = mostColleagues / recordsAPage", "const mostPages = 2_000"),
  "age of the directory": bound(`${account}/directory-reader.ts`, "< directoryFreshMs", "< 0"),
  "people fetched at once by the page": bound("main/account/directory.ts", "people.slice(from, from + mostPeopleAtOnce)", "people.slice(from)"),
  "argument from the page": bound("main/ipc/serve.ts", "text.length <= maxArgumentLength", "text.length <= Infinity"),
  "snapshots pushed to the page": bound("main/ipc/pushed-pace.ts", "limit: mostPushesASecond", "limit: 1_000_000"),
  "typed target": bound("contract/dialing.ts", "v.pipe(v.string(), v.maxLength(longestEntry))", "v.string()"),
  "lines of the log": bound("main/log-pace.ts", "limit: mostLogLinesAMinute", "limit: 1_000_000"),
  "file of the log": bound("main/log.ts", "size > largestLogBytes", "size > Infinity"),
  "numbers dialled last": bound("main/calls/dial/last-dialled.ts", "[target, ...others].slice(0, mostDialled)", "[target, ...others]"),
  "file of what else an account keeps": bound("main/files/kept-json.ts", "readOwnFile(path, largestKeptBytes)", "readOwnFile(path, 1e9)"),
  "file of the settings": bound("main/settings/settings-disk.ts", "readOwnFile(this.#path, largestSettingsBytes)", "readOwnFile(this.#path, 1e9)"),
  "longest pause before settings are written again": bound("main/settings/settings-disk.ts", "settingsRetryPace, 0", `{ ...settingsRetryPace, longestMs: ${never} }, 0`),
  "file of the vault": bound("main/vault/vault-file.ts", "readOwnFile(path, largestVaultBytes)", "readOwnFile(path, 1e9)"),
  "connections of the sign-in's listener": bound(listener, "this.#open.size > mostConnections", "this.#open.size > Infinity"),
  "headers of a request to the listener": bound(listener, "maxHeaderSize: mostHeaderBytes", "maxHeaderSize: 1_000_000"),
  "query of the sign-in's redirect": bound(`${signIn}/redirect-answer.ts`, "query.length > longestQuery", "query.length > Infinity"),
  "connection to the listener": bound(listener, "after(longestConnectionMs", `after(${never}`),
  "wait for the browser to fetch its last page": bound(listener, "after(longestFinishMs", `after(${never}`),
  "wait for the browser to come back": bound(`${signIn}/browser-attempt.ts`, "?? defaultExpiryMs", `?? ${never}`),
  "address that the system delivers": bound(`${signIn}/browser-sign-in.ts`, "address.length <= longestAddress", "address.length <= Infinity"),
  "deep link": bound("main/deep-links.ts", "arg.length <= longestLink", "arg.length <= Infinity"),
  "redirect addresses of a build": bound(`${signIn}/redirects.ts`, "known.length > mostRedirects", "known.length > Infinity"),
  "credential that is pasted (JWT)": bound(`${signIn}/jwt.ts`, "text.length > longestJwt", "text.length > Infinity"),
  "name or label from outside, looked at": bound("contract/outside-text.ts", ".slice(0, mostLookedAt)", ".slice(0)"),
  "name or label from outside, shown": bound("contract/outside-text.ts", "shortened(clean, longestOutsideText)", "shortened(clean, { ...longestOutsideText, letters: Infinity })"),
  "way to the event socket": bound(`${socket}/event-link.ts`, "limits.wayMs", never),
  "handshake of the event socket": bound(socketLimits, "handshakeMs: 10_000", `handshakeMs: ${never}`),
  "greeting of the event socket": bound(socketLimits, "greetingMs: 10_000", `greetingMs: ${never}`),
  "answer on the event socket": bound(socketLimits, "  answerMs: 10_000", `  answerMs: ${never}`),
  "silence before a ping, and its pong": bound(socketLimits, "pongMs: 4_500", `pongMs: ${never}`),
  "recorded calls": bound("main/diagnostics/recording/call-recorder.ts", "this.#boxes.size > callsKept", "this.#boxes.size > Infinity"),
  "entries of a recorded call": bound("main/diagnostics/recording/black-box.ts", "createRing(entriesPerCall)", "createRing(100_000)"),
  "samples of a latency": bound("main/diagnostics/times/latencies.ts", "createRing<number>(samplesKept)", "createRing<number>(100_000)"),
  "steps of the connection's history": bound("main/diagnostics/connection-history.ts", "createRing<TransitionView>(transitionsKept)", "createRing<TransitionView>(100_000)"),
  "live sessions": bound("telephony/session/bounds.ts", "live.length <= mostLiveSessions", "live.length <= Infinity"),
  "parties of a session": bound("telephony/session/bounds.ts", "parties.length <= mostParties", "parties.length <= Infinity"),
  "participants shown": bound("telephony/view/call-view.ts", "others.slice(0, mostParticipants)", "others"),
  "line that a command sends": bound(`${automation}/command-client.ts`, "linesOf(longestRequestLine)", "linesOf(Infinity)"),
  "line that a command gets": bound("cli/connection.ts", "linesOf(longestAnswerLine)", "linesOf(Infinity)"),
  "clients of the command line": bound(`${automation}/command-socket.ts`, "clients.size >= mostCommandClients", "clients.size >= Infinity"),
  "commands": bound(`${automation}/command-socket.ts`, "createPace(clock, mostCommandsASecond)", "createPace(clock, 1_000_000)"),
  "time until a client greets": bound(`${automation}/command-client.ts`, "after(greetingMs", `after(${never}`),
  "answers that a client leaves unread": bound(`${automation}/command-client.ts`, "socket.writableLength > mostUnreadBytes", "socket.writableLength > Infinity"),
  "path of the socket": bound(`${automation}/listening-place.ts`, "<= longestSocketPath", "<= Infinity"),
  "file that says where the socket is": bound("cli/connection.ts", "endpointFile), largestEndpointBytes)", "endpointFile), 1e9)"),
  "time until the application greets a command": bound("cli/connection.ts", "socket.setTimeout(patience.welcomeMs", "socket.setTimeout(0"),
  "time until it answers a command": bound("cli/connection.ts", "? 0 : patience.answerMs", "? 0 : 0"),
  "wait for the proof of a command": bound(`${automation}/proof.ts`, "after(longestProofMs", `after(${never}`),
  "phone link": bound(`${links}/phone-link.ts`, "link.length > longestPhoneLink", "link.length > Infinity"),
  "digits of a phone link": bound(`${links}/phone-link.ts`, "number.length > mostDigits", "number.length > Infinity"),
  "phone links": bound(`${links}/phone-links.ts`, "createPace(options.clock, mostLinksASecond)", "createPace(options.clock, 1_000_000)"),
  "autostart file": bound("main/desktop/start/autostart-file.ts", "readOwnFile(path, largestAutostartBytes)", "readOwnFile(path, 1e9)"),
  "live calls up to which each is read for itself": bound("main/calls/sync/answer-watch.ts", "live.length <= mostCallsReadAlone", "live.length <= Infinity"),
  "reads of one reconcile": bound("main/calls/sync/sync.ts", "ids.size >= mostReadsAtOnce", "ids.size >= Infinity"),
};
