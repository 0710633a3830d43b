/** How an answer is printed: JSON for scripts, lines for people. What others wrote was cleaned before. */
import type { Answer } from "../contract/command-line/protocol.ts";
import type { CallStatus, CommandStatus } from "../contract/command-line/status.ts";
import type { Verb } from "../contract/command-line/verbs.ts";
import type { DesktopWords } from "../contract/i18n/words.ts";

interface Printed {
  readonly out?: string;
  readonly err?: string;
}

/** Both without the line's end. */
export function answerText(
  answer: Answer,
  { verb, json }: { readonly verb: Verb; readonly json: boolean },
  spoken: DesktopWords,
): Printed {
  switch (answer.answer) {
    case "status":
      // A stream of changes is for programs, whoever reads it.
      if (json || verb === "watch") return { out: JSON.stringify(answer.status) };
      return { out: statusText(answer.status, spoken) };
    case "done": {
      const { call, how } = answer;
      return json ? { out: JSON.stringify({ ok: true, verb, call, how }) } : {};
    }
    case "refused":
    case "unknown": {
      const { answer: outcome, code, reason, remedy, confirm } = answer;
      const err = `${reason} ${remedy}${confirm === undefined ? "" : ` (--confirm "${confirm}")`}`;
      if (!json) return { err };
      return { err, out: JSON.stringify({ ok: false, outcome, code, reason, remedy, confirm }) };
    }
  }
}

function statusText({ account, connection, calls }: CommandStatus, spoken: DesktopWords): string {
  const { commandLineWords, windowWords } = spoken;
  if (account !== "signed-in") return commandLineWords.accounts[account];
  const lines =
    calls.length === 0 ? [commandLineWords.noCalls] : calls.map((call) => callLine(call, spoken));
  if (connection !== "live") lines.unshift(windowWords.connection.staleNote);
  return lines.join("\n");
}

/** The target first by its mark, the id last: names may have any length. */
function callLine(
  { id, state, name, number, muted, recording, isTarget }: CallStatus,
  { stateNames, windowWords }: DesktopWords,
): string {
  const facts = [
    stateNames[state],
    ...(muted ? [windowWords.call.muted] : []),
    ...(recording === "on" ? [windowWords.call.recording] : []),
    ...(recording === "paused" ? [windowWords.call.recordingPaused] : []),
  ].join(", ");
  const who = [name, number].filter((part) => part !== undefined).join("  ");
  return `${isTarget ? "*" : " "} ${facts}  ${who}  ${id}`;
}
