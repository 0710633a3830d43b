/** One run of the command line, from its words to its exit code. */
import type { DesktopWords } from "../contract/i18n/words.ts";
import type { Answer, Request } from "../contract/command-line/protocol.ts";
import { exitCodes } from "../contract/command-line/verbs.ts";
import { completionFor } from "./completion.ts";
import {
  ask,
  defaultPatience,
  findEndpoint,
  type Patience,
  type Unreachable,
} from "./connection.ts";
import { defaultDataFolder, type Surroundings } from "./data-folder.ts";
import { answerText } from "./answer-text.ts";
import { type How, readArguments, type Screen } from "./program.ts";

/** The process that it runs in. */
export interface Shell extends Surroundings, Screen {
  readonly patience?: Patience;
  /** What it speaks with; `words` are the ones that were typed. */
  readonly spoken: DesktopWords;
}

/** Answers the exit code; never rejects. */
export async function runCommandLine(words: readonly string[], shell: Shell): Promise<number> {
  const asked = readArguments(words, shell);
  switch (asked.asks) {
    case "nothing":
      return asked.exitCode;
    case "completion":
      shell.out(completionFor(asked.shell, shell.spoken));
      return exitCodes.done;
    case "request":
      return send(asked.request, asked.how, shell);
  }
}

async function send(request: Request, how: How, shell: Shell): Promise<number> {
  const endpoint = findEndpoint(how.dataFolder ?? defaultDataFolder(shell));
  if ("why" in endpoint) return unreachable(endpoint, request, { how, shell });
  let exitCode: number = exitCodes.done;
  const onAnswer = (answer: Answer): boolean => {
    exitCode = codeOf(answer);
    const { out, err } = answerText(answer, { ...how, verb: request.verb }, shell.spoken);
    if (out !== undefined) shell.out(`${out}\n`);
    if (err !== undefined) shell.err(`${err}\n`);
    return request.verb === "watch" && answer.answer === "status";
  };
  const patience = shell.patience ?? defaultPatience;
  const why = await ask(endpoint, request, { patience, onAnswer });
  return why === undefined ? exitCode : unreachable(why, request, { how, shell });
}

function codeOf({ answer }: Answer): number {
  if (answer === "refused") return exitCodes.refused;
  return answer === "unknown" ? exitCodes.unknown : exitCodes.done;
}

interface Telling {
  readonly how: How;
  readonly shell: Shell;
}

/** Of what only reads, nothing is unknown when the connection is lost. */
function unreachable(why: Unreachable, { verb }: Request, { how, shell }: Telling): number {
  const isUnknown = why.why === "lost" && !["status", "watch", "show"].includes(verb);
  const outcome = isUnknown ? "unknown" : "unreachable";
  const reason = reasonOf(why, isUnknown, shell.spoken);
  if (how.json) shell.out(`${JSON.stringify({ ok: false, outcome, code: why.why, reason })}\n`);
  shell.err(`${reason}\n`);
  return isUnknown ? exitCodes.unknown : exitCodes.unreachable;
}

function reasonOf(
  why: Unreachable,
  isUnknown: boolean,
  { commandLineWords: words }: DesktopWords,
): string {
  if (why.why === "denied") return words.denied[why.because];
  if (why.why === "foreign-file") return words.foreign;
  return isUnknown ? words.lost : `${words.notRunning} ${words.switchOn}`;
}
