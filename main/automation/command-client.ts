/** One client of the local socket, from its greeting to its end. What it sends is nobody's word but its own. */
import { createHash, timingSafeEqual } from "node:crypto";
import type { Socket } from "node:net";

import { linesOf, valueOf } from "../../contract/command-line/lines.ts";
import {
  type Answer,
  type Request,
  type Welcome,
  longestRequestLine,
  parseGreeting,
  parseRequest,
  protocolVersion,
} from "../../contract/command-line/protocol.ts";
import type { DesktopSpeech } from "../../contract/i18n/words.ts";
import type { Clock } from "../timing/clock.ts";
import type { Pace } from "../timing/pace.ts";

/** How long a client may take to greet, in milliseconds. */
export const greetingMs = 2_000;
/** A client that has left so much unread is let go, in bytes. */
export const mostUnreadBytes = 2_097_152;

/**
 * Runs one request; `say` takes each answer, of a `watch` any number. The function that it may return
 * ends what goes on after the first answer, and is called when the client is gone.
 */
export type Run = (request: Request, say: (answer: Answer) => void) => (() => void) | undefined;

export interface ClientOptions {
  readonly socket: Socket;
  readonly token: string;
  readonly version: string;
  readonly clock: Clock;
  readonly speech: DesktopSpeech;
  readonly run: Run;
  readonly pace: Pace;
  /** There are too many, so that this one is only told so. */
  readonly isOneTooMany: boolean;
  readonly onGone: () => void;
}

type Refused = Extract<Welcome, { welcome: false }>["because"];

/** Serves the client until it goes; the returned function ends it. */
export function serveClient(options: ClientOptions): () => void {
  const { socket, clock, onGone, isOneTooMany } = options;
  const lines = linesOf(longestRequestLine);
  const ends = new Set<() => void>();
  let hasGreeted = false;
  const say = (message: Welcome | Answer): void => {
    if (socket.destroyed) return;
    socket.write(`${JSON.stringify(message)}\n`);
    if (socket.writableLength > mostUnreadBytes) socket.destroy();
  };
  const refuse = (because: Refused): void => {
    say({ welcome: false, protocol: protocolVersion, because });
    socket.end();
  };
  const stopWaiting = clock.after(greetingMs, () => {
    if (!hasGreeted) socket.destroy();
  });
  socket.setEncoding("utf8");
  socket.on("error", () => socket.destroy());
  socket.on("close", () => {
    stopWaiting();
    for (const end of ends) end();
    ends.clear();
    onGone();
  });
  socket.on("data", (piece: string) => {
    if (socket.writableEnded) return;
    const complete = lines.take(piece);
    if (complete === undefined) {
      refuse("not-understood");
      return;
    }
    for (const line of complete) {
      if (hasGreeted) {
        answer(line, { ...options, say, ends });
        continue;
      }
      const because = whyNot(valueOf(line), options.token);
      if (because !== undefined) {
        refuse(because);
        return;
      }
      hasGreeted = true;
      say({ welcome: true, protocol: protocolVersion, version: options.version });
    }
  });
  if (isOneTooMany) refuse("busy");
  return () => socket.destroy();
}

/** Why the greeting is not good enough. */
function whyNot(said: unknown, token: string): Refused | undefined {
  const greeting = parseGreeting(said);
  if (!greeting.ok) return "not-understood";
  if (greeting.value.protocol !== protocolVersion) return "protocol";
  return isSame(greeting.value.token, token) ? undefined : "token";
}

/** In the same time whatever is wrong with it. */
const isSame = (said: string, token: string): boolean =>
  timingSafeEqual(digest(said), digest(token));
const digest = (text: string): Buffer => createHash("sha256").update(text).digest();

interface Answering extends Pick<ClientOptions, "pace" | "run" | "speech"> {
  readonly say: (answer: Answer) => void;
  readonly ends: Set<() => void>;
}

function answer(line: string, { pace, run, speech, say, ends }: Answering): void {
  const value = valueOf(line);
  const parsed = parseRequest(value);
  const { refusals } = speech.words.commandLineWords;
  if (!parsed.ok) {
    const code = "not-understood";
    say({ id: idOf(value), answer: "refused", code, ...refusals[code]() });
    return;
  }
  // One stream tells everything, so that a second one only costs.
  const isSecondWatch = parsed.value.verb === "watch" && ends.size > 0;
  if (isSecondWatch || !pace.passes()) {
    const code = "too-many";
    say({ id: parsed.value.id, answer: "refused", code, ...refusals[code]() });
    return;
  }
  const end = run(parsed.value, say);
  if (end !== undefined) ends.add(end);
}

function idOf(value: unknown): number {
  const id = typeof value === "object" && value !== null && "id" in value ? value.id : undefined;
  return typeof id === "number" && Number.isInteger(id) && id >= 0 && id <= 2 ** 31 ? id : 0;
}
