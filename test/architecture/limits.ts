/** Every bound on what arrives, as it stands in the code, with what proves it. */
import { maxArgumentLength } from "../../contract/ipc.ts";
import { longestEntry, mostDialled } from "../../contract/dialing.ts";
import { longestOutsideText, mostLookedAt } from "../../contract/outside-text.ts";
import { mostPeopleAtOnce } from "../../contract/app-snapshot.ts";
import { defaultPatience } from "../../cli/connection.ts";
import {
  largestEndpointBytes,
  longestAnswerLine,
  longestRequestLine,
} from "../../contract/command-line/protocol.ts";
import { greetingMs, mostUnreadBytes } from "../../main/automation/command-client.ts";
import { mostCommandClients, mostCommandsASecond } from "../../main/automation/command-socket.ts";
import { holderAnswersMs, longestSocketPath } from "../../main/automation/listening-place.ts";
import { longestProofMs } from "../../main/automation/proof.ts";
import { longestLink } from "../../main/deep-links.ts";
import { longestPhoneLink, mostDigits } from "../../main/desktop/links/phone-link.ts";
import { mostLinksASecond } from "../../main/desktop/links/phone-links.ts";
import { largestAutostartBytes } from "../../main/desktop/start/autostart-file.ts";
import {
  feedSilenceMs,
  largestListBytes,
  longestListMs,
  longestPackageMs,
} from "../../main/desktop/updates/feed.ts";
import { largestPackageBytes, mostFilesOfRelease } from "../../main/desktop/updates/release.ts";
import { mostCallsReadAlone } from "../../main/calls/sync/answer-watch.ts";
import { defaultRecheckPauses } from "../../main/calls/sync/recheck.ts";
import { mostReadsAtOnce } from "../../main/calls/sync/sync.ts";
import { mostLiveSessions, mostParties } from "../../telephony/session/bounds.ts";
import { mostParticipants } from "../../telephony/view/call-view.ts";
import { entriesPerCall } from "../../main/diagnostics/recording/black-box.ts";
import { callsKept } from "../../main/diagnostics/recording/call-recorder.ts";
import { samplesKept } from "../../main/diagnostics/times/latencies.ts";
import { transitionsKept } from "../../main/diagnostics/connection-history.ts";
import { mostPushesASecond } from "../../main/ipc/pushed-pace.ts";
import { mostLogLinesAMinute } from "../../main/log-pace.ts";
import { largestLogBytes } from "../../main/log.ts";
import { mostPagesOfAList } from "../../main/ringcentral/account/account-facts.ts";
import {
  betweenPagesMs,
  directoryFreshMs,
  mostColleagues,
} from "../../main/ringcentral/account/directory-reader.ts";
import { recordsAPage } from "../../main/ringcentral/account/wire-account.ts";
import { tooLargeRestMs } from "../../main/ringcentral/rest/busy-reads.ts";
import { mostCounted } from "../../main/ringcentral/rest/rate-budget.ts";
import { mostReplyBytes } from "../../main/ringcentral/rest/reply-limits.ts";
import { mostRequestsAMinute } from "../../main/ringcentral/rest/request-breaker.ts";
import { defaultTimeLimits } from "../../main/ringcentral/service-options.ts";
import {
  leastBetweenRenewalsMs,
  leastBetweenReplacementsMs,
} from "../../main/ringcentral/session/session-keeper.ts";
import { longestLifeSeconds } from "../../main/ringcentral/session/token-reply.ts";
import { defaultExpiryMs } from "../../main/ringcentral/sign-in/browser-attempt.ts";
import { longestAddress } from "../../main/ringcentral/sign-in/browser-sign-in.ts";
import { longestJwt } from "../../main/ringcentral/sign-in/jwt.ts";
import {
  longestConnectionMs,
  longestFinishMs,
  mostConnections,
  mostHeaderBytes,
} from "../../main/ringcentral/sign-in/loopback-listener.ts";
import { longestQuery } from "../../main/ringcentral/sign-in/redirect-answer.ts";
import { mostRedirects } from "../../main/ringcentral/sign-in/redirects.ts";
import { defaultSocketLimits } from "../../main/ringcentral/socket/socket-limits.ts";
import { shortestHeartbeatMs } from "../../main/ringcentral/socket/liveness.ts";
import { lifeMs } from "../../main/ringcentral/socket/recoverable-session.ts";
import { largestFrameBytes } from "../../main/ringcentral/socket/socket-opener.ts";
import { shortestCareMs } from "../../main/ringcentral/socket/subscription-care.ts";
import { largestSettingsBytes, settingsRetryPace } from "../../main/settings/settings-disk.ts";
import { largestKeptBytes } from "../../main/files/kept-json.ts";
import { longestAskedMs, unspecifiedPenaltyMs } from "../../main/timing/asked-wait.ts";
import { longestTimerMs } from "../../main/timing/system-clock.ts";
import { largestVaultBytes } from "../../main/vault/vault-file.ts";

export interface Limit {
  readonly what: string;
  readonly value: number;
  readonly unit: "bytes" | "ms" | "a minute" | "a second" | "characters" | "letters" | "pieces";
  /** What happens beyond it. */
  readonly beyond: string;
  /** The file of the test, and its title as it is written there. */
  readonly proof: readonly [file: string, title: string];
}

type Cells = [...[string, number, Limit["unit"], string], ...Limit["proof"]];

/** One bound, in the order of the page's columns. */
const row = (...[what, value, unit, beyond, ...proof]: Cells): Limit => ({
  what,
  value,
  unit,
  beyond,
  proof,
});

const rest = "main/ringcentral/rest";
const socket = "main/ringcentral/socket";
const floors = `${socket}/floors.test.ts`;
const body = `${rest}/reply-body.test.ts`;
const breaker = `${rest}/request-breaker.test.ts`;
const session = "main/ringcentral/session";
const directory = "main/ringcentral/account/directory-reader.test.ts";

const automation = "main/automation/command-socket.test.ts";
const commandLine = "cli/run.test.ts";
const links = "main/desktop/links";
const updates = "test/integration/updates/whole-life.test.ts";
const signIn = "main/ringcentral/sign-in";
const listener = `${signIn}/loopback-listener.test.ts`;
const outside = "contract/outside-text.test.ts";
const socketFaults = `${socket}/event-socket-faults.test.ts`;
const silences = "while %s is given up in time";

const tooLarge = "given up at once: `reply-too-large`";
const held = "held back until a minute has room";
const told = "a $reply with $hostile is told: $code";
const share = "keeps the last requests of a minute for actions, and of them for ending and muting";

// prettier-ignore
export const limits: readonly Limit[] = [
  row("reply that brings tokens", mostReplyBytes.token, "bytes", tooLarge, body, "the sign-in with %j fails as what it is"),
  row("reply outside of 2xx", mostReplyBytes.failure, "bytes", "status and headers alone count", body, "%d with a body of any size is told by its status"),
  row("page for a browser", mostReplyBytes.page, "bytes", tooLarge, body, "the look at its sign-in page with %j lets the browser go"),
  row("reply with one record", mostReplyBytes.record, "bytes", tooLarge, body, told),
  row("reply with a list", mostReplyBytes.list, "bytes", tooLarge, body, told),
  row("rest after a reply too large", tooLargeRestMs, "ms", "then the read may be made again", body, "a read with too much is not asked for the same again at once"),
  row("whole time of an action's reply", defaultTimeLimits.actionMs, "ms", "`timed-out`, and the outcome is looked up", "main/ringcentral/rest/rest-client.test.ts", "ends a performed request as timed out, sent once"),
  row("whole time of a read", defaultTimeLimits.readMs, "ms", "`timed-out`", "main/ringcentral/rest/rest-client.test.ts", "ends a read as timed out"),
  row("requests until which reads leave", mostRequestsAMinute.read, "a minute", held, breaker, share),
  row("requests until which actions leave", mostRequestsAMinute.action, "a minute", held, breaker, share),
  row("requests of all kinds", mostRequestsAMinute.urgent, "a minute", held, breaker, "never lets sixty through in a minute, whoever asks and when"),
  row("requests that a rate group counts", mostCounted, "pieces", "the claimed number is cut to it", `${rest}/rate-budget.test.ts`, "counts no further than anybody could ask"),
  row("wait that the service may ask for", longestAskedMs, "ms", "cut to it", "main/timing/asked-wait.test.ts", "of %j is believed for a quarter of an hour"),
  row("wait after a 429 that names none", unspecifiedPenaltyMs, "ms", "then it is tried again", `${rest}/rate-budget.test.ts`, "lasts half a minute when the service does not say how long"),
  row("timer of the system", longestTimerMs, "ms", "split into several", "main/timing/system-clock.test.ts", "runs once, after %d ms and not before"),
  row("least between two replacements of a token", leastBetweenReplacementsMs, "ms", "the token at hand stays", `${session}/session-keeper.test.ts`, "asks for no token in the place of one that it has just replaced"),
  row("least between renewals, from the third in ten minutes", leastBetweenRenewalsMs[2], "ms", "waits", `${session}/session.test.ts`, "of a session that claims to end in a second is as slow, but for the first"),
  row("life that a token may claim", longestLifeSeconds * 1_000, "ms", "a longer claim counts as this", `${session}/token-reply.test.ts`, "live as long as is claimed, within bounds: %s"),
  row("least between heartbeats", shortestHeartbeatMs, "ms", "a shorter claim counts as this", floors, "the heart beats no sooner for an idle time of %d ms"),
  row("least life of a socket session", lifeMs.shortest, "ms", "a shorter claim counts as this", floors, "a session is handed over no sooner for a life of %d ms"),
  row("longest life of a socket session", lifeMs.longest, "ms", "a longer claim counts as this", floors, "a session is handed over no sooner for a life of %d ms"),
  row("least between cares for the subscription", shortestCareMs, "ms", "a shorter claim counts as this", floors, "a subscription is renewed no sooner for a life of %d s"),
  row("frame of the event socket", largestFrameBytes, "bytes", "the connection ends and is made anew", `${socket}/socket-opener.test.ts`, "that gets a frame %s"),
  row("recheck without an event, with calls", defaultRecheckPauses.withCallsMs, "ms", "everything is read again", "main/calls/sync/recheck.test.ts", "is found within a minute, and nothing is shown as stale for it"),
  row("recheck without an event, without calls", defaultRecheckPauses.idleMs, "ms", "everything is read again", "main/calls/sync/recheck.test.ts", "without calls is looked for every five minutes"),
  row("pages of a list of the account", mostPagesOfAList, "pieces", "not read", "main/ringcentral/account/account-facts.test.ts", "read at most ten pages of a list that never ends"),
  row("records on a page of the directory", recordsAPage, "pieces", "left out", directory, "with more on a page than was asked for is read as far as that"),
  row("pause between pages of the directory", betweenPagesMs, "ms", "the next page", directory, "of 200,000 comes in page by page, and leaves the service to others"),
  row("colleagues kept", mostColleagues, "pieces", "not read", directory, "is read no further than can be kept"),
  row("age of the directory", directoryFreshMs, "ms", "may be read again", directory, "is not read twice at once, nor again within the hour"),
  row("people fetched at once by the page", mostPeopleAtOnce, "pieces", "the next part", "main/account/directory.test.ts", "is handed out part by part, and never more at once than both processes can take"),
  row("argument from the page", maxArgumentLength, "characters", "`bad-input`, unread", "main/ipc/serve.test.ts", "weighs an argument before it reads it: %s"),
  row("snapshots pushed to the page", mostPushesASecond, "a second", "the newest when the second is over", "main/ipc/pushed-pace.test.ts", "never pushes more in a second, and always ends with the newest"),
  row("typed target", longestEntry, "characters", "refused by the contract", "contract/dialing.test.ts", "what is typed is taken no longer than it says"),
  row("lines of the log", mostLogLinesAMinute, "a minute", "left out and counted", "main/log.test.ts", "leaves the lines of a flood out, and says how many"),
  row("file of the log", largestLogBytes, "bytes", "becomes the older one", "main/log.test.ts", "keeps a full file as the older one, in the place of the one before"),
  row("numbers dialled last", mostDialled, "pieces", "the oldest is forgotten", "main/calls/dial/dial.test.ts", "remembers what was dialled, the latest first, once each and no more than a list holds"),
  row("file of what else an account keeps", largestKeptBytes, "bytes", "counts as nothing", "main/files/kept-json.test.ts", "counts as nothing: %s"),
  row("file of the settings", largestSettingsBytes, "bytes", "unread: defaults, and it is said", "main/settings/settings-store.test.ts", "starts where its file is %s, and writes through nothing"),
  row("longest pause before settings are written again", settingsRetryPace.longestMs, "ms", "tried again", "main/settings/settings-store.test.ts", "starts with the defaults, says so once, and keeps trying with growing waits"),
  row("file of the vault", largestVaultBytes, "bytes", "set aside, and it is said", "main/vault/unusable-file.test.ts", "because it %s is set aside and leads to a sign-in"),
  row("connections of the sign-in's listener", mostConnections, "pieces", "the oldest is dropped", "main/ringcentral/sign-in/loopback-listener.test.ts", "holds no more connections than it says, and drops the oldest"),
  row("headers of a request to the listener", mostHeaderBytes, "bytes", "answered with 431", listener, "reads no more of a request's headers than it says"),
  row("query of the sign-in's redirect", longestQuery, "characters", "not this sign-in's", listener, "looks at no longer query than it says"),
  row("connection to the listener", longestConnectionMs, "ms", "is cut", listener, "holds a connection that says nothing for no longer than it says"),
  row("wait for the browser to fetch its last page", longestFinishMs, "ms", "the listener closes", listener, "waits for the browser to fetch its page for no longer than it says"),
  row("wait for the browser to come back", defaultExpiryMs, "ms", "the attempt is over", `${signIn}/browser-sign-in.test.ts`, "ends when the user takes too long, and its port is free again"),
  row("address that the system delivers", longestAddress, "characters", "not looked at", `${signIn}/browser-sign-in.test.ts`, "is not %j"),
  row("deep link", longestLink, "characters", "not looked at", "main/deep-links.test.ts", "are not %s"),
  row("redirect addresses of a build", mostRedirects, "pieces", "`bad-input`", `${signIn}/redirects.test.ts`, "refuses %j"),
  row("credential that is pasted (JWT)", longestJwt, "characters", "is none", `${signIn}/jwt.test.ts`, "is read no further than a credential can be long"),
  row("name or label from outside, looked at", mostLookedAt, "characters", "not looked at", outside, "is bounded in what it looks at"),
  row("name or label from outside, shown", longestOutsideText.letters, "letters", "cut, with an ellipsis", outside, "is cut between letters as people see them"),
  row("way to the event socket", defaultSocketLimits.wayMs, "ms", "`timed-out`", socketFaults, "whose way is not found out is given up in time"),
  row("handshake of the event socket", defaultSocketLimits.handshakeMs, "ms", "`timed-out`", socketFaults, silences),
  row("greeting of the event socket", defaultSocketLimits.greetingMs, "ms", "`timed-out`", socketFaults, silences),
  row("answer on the event socket", defaultSocketLimits.answerMs, "ms", "`timed-out`", socketFaults, silences),
  row("silence before a ping, and its pong", defaultSocketLimits.pingQuietMs + defaultSocketLimits.pongMs, "ms", "the connection is given up", socketFaults, "is found within 15 s"),
  row("recorded calls", callsKept, "pieces", "the oldest is forgotten", "main/diagnostics/recording/replay.test.ts", "the oldest that is over goes first, and a call that lives stays"),
  row("entries of a recorded call", entriesPerCall, "pieces", "left out", "main/diagnostics/recording/replay.test.ts", "ends there too when the call's beginning is no longer kept step by step"),
  row("samples of a latency", samplesKept, "pieces", "the oldest is forgotten", "main/diagnostics/times/percentiles.test.ts", "forget the oldest samples"),
  row("steps of the connection's history", transitionsKept, "pieces", "the oldest is forgotten", "main/diagnostics/diagnostics.test.ts", "forgets the oldest steps"),
  row("live sessions", mostLiveSessions, "pieces", "others' calls go first; the user's are counted: \"and N more\"", "main/calls/sync/too-much.test.ts", "of more own calls than can be, those in hand stay and the others are counted"),
  row("parties of a session", mostParties, "pieces", "the user's stay, the others are counted", "telephony/session/bounds.test.ts", "parties that come one by one are kept within a number: the user's, and those who are there"),
  row("participants shown", mostParticipants, "pieces", "counted: \"and N more\"", "main/calls/sync/too-much.test.ts", "parties that come one by one are kept within the same number, and shown within half of it"),
  row("line that a command sends", longestRequestLine, "characters", "the connection ends", automation, "lets go who sends a line that is too long, before it ends"),
  row("line that a command gets", longestAnswerLine, "characters", "the outcome is unknown", commandLine, "takes %s for a lost connection"),
  row("clients of the command line", mostCommandClients, "pieces", "told that it is one too many", automation, "tells one client too many so, and has room again when one has gone"),
  row("commands", mostCommandsASecond, "a second", "refused: `too-many`", automation, "lets so many commands of all clients pass in a second, and says so to the rest"),
  row("time until a client greets", greetingMs, "ms", "the connection ends", automation, "lets go who does not greet in time"),
  row("answers that a client leaves unread", mostUnreadBytes, "bytes", "the connection ends", automation, "lets go who reads nothing of what he watches"),
  row("path of the socket", longestSocketPath, "bytes", "it is in a short folder", automation, "is in the short folder where its own path would be too long"),
  row("time until whoever has the socket answers", holderAnswersMs, "ms", "it counts as alive, and stays", automation, "is left to another program that answers there"),
  row("file that says where the socket is", largestEndpointBytes, "bytes", "unread: not reachable", commandLine, "reads no longer file than it says"),
  row("time until the application greets a command", defaultPatience.welcomeMs, "ms", "not reachable", commandLine, "gives up who never %s"),
  row("time until it answers a command", defaultPatience.answerMs, "ms", "the outcome is unknown", commandLine, "gives up who never %s"),
  row("wait for the proof of a command", longestProofMs, "ms", "the outcome is unknown", "main/automation/commands.test.ts", "is unknown when no event comes in time, and leaves nothing behind"),
  row("phone link", longestPhoneLink, "characters", "said to be none", `${links}/phone-link.test.ts`, "is not %s"),
  row("digits of a phone link", mostDigits, "characters", "said to be none", `${links}/phone-link.test.ts`, "is not %s"),
  row("phone links", mostLinksASecond, "a second", "passed over", `${links}/phone-links.test.ts`, "are not followed faster than anybody clicks, and no number is logged"),
  row("autostart file", largestAutostartBytes, "bytes", "counts as off", "main/desktop/start/start-at-login.test.ts", "counts as off when it is %s, and is written anew"),
  row("list of a release", largestListBytes, "bytes", "thrown away: `too-large`", updates, "%s"),
  row("files of a release", mostFilesOfRelease, "pieces", "thrown away: `damaged`", "main/desktop/updates/release.test.ts", "with %s is damaged"),
  row("package of a release", largestPackageBytes, "bytes", "thrown away: `damaged`; never more is read than was announced", "main/desktop/updates/release.test.ts", "with %s is damaged"),
  row("silence of the server of updates", feedSilenceMs, "ms", "given up: `endless`", updates, "falls silent within %s is given up"),
  row("whole time of a list of updates", longestListMs, "ms", "given up: `endless`", updates, "dribbles %s is given up"),
  row("whole time of a package", longestPackageMs, "ms", "given up: `endless`", updates, "dribbles %s is given up"),
  row("live calls up to which each is read for itself", mostCallsReadAlone, "pieces", "left to the next reconcile", "main/calls/sync/answer-watch.test.ts", "in a crowd are not read for themselves, and are shown all the same"),
  row("reads of one reconcile", mostReadsAtOnce, "pieces", "not read; the user's own calls come first", "main/calls/sync/too-much.test.ts", "a reconcile reads no more than the service allows, the user's own call among them"),
];
