/** The way to the running application: its file, its socket, the greeting, and then a request. */
import { type Socket, connect } from "node:net";
import { join } from "node:path";

import { linesOf, valueOf } from "../contract/command-line/lines.ts";
import {
  type Answer,
  type Endpoint,
  endpointFile,
  endpointFolder,
  type Greeting,
  largestEndpointBytes,
  longestAnswerLine,
  parseAnswer,
  parseEndpoint,
  parseWelcome,
  protocolVersion,
  type Request,
  type Welcome,
} from "../contract/command-line/protocol.ts";
import { readOwnFile } from "../main/files/own-file.ts";

/**
 * How long the application may take, in milliseconds: to greet back, and to answer. A proof that is waited
 * for comes within the second.
 */
export interface Patience {
  readonly welcomeMs: number;
  readonly answerMs: number;
}
export const defaultPatience: Patience = { welcomeMs: 3_000, answerMs: 60_000 };

type Denied = Extract<Welcome, { readonly welcome: false }>["because"];

/** `lost`: it was sent, and no answer came. */
export type Unreachable =
  | { readonly why: "not-running" | "foreign-file" | "lost" }
  | { readonly why: "denied"; readonly because: Denied };

/** Where the application of this data folder listens. */
export function findEndpoint(dataFolder: string): Endpoint | Unreachable {
  const file = readOwnFile(join(dataFolder, endpointFolder, endpointFile), largestEndpointBytes);
  if (file.state === "unfit") return { why: "foreign-file" };
  if (file.state !== "read") return { why: "not-running" };
  const parsed = parseEndpoint(valueOf(file.text));
  return parsed.ok ? parsed.value : { why: "not-running" };
}

/**
 * Sends one request. `onAnswer` says whether another one is waited for. Settles with why it ended before
 * that, or with nothing. Without `Promise.withResolvers`: the user's own Node.js may be 20.
 */
export function ask(
  { path, token }: Endpoint,
  request: Request,
  { patience, onAnswer }: { patience: Patience; onAnswer: (answer: Answer) => boolean },
): Promise<Unreachable | undefined> {
  return new Promise((resolve) => {
    const socket = connect(path);
    const lines = linesOf(longestAnswerLine);
    let isSent = false;
    const end = (why?: Unreachable): void => {
      socket.destroy();
      resolve(why);
    };
    const gone = (): void => end({ why: isSent ? "lost" : "not-running" });
    const welcomed = (said: unknown): void => {
      const denied = deniedBy(said);
      if (denied !== undefined) {
        end({ why: "denied", because: denied });
        return;
      }
      isSent = true;
      // A watch lasts as long as both sides do.
      socket.setTimeout(request.verb === "watch" ? 0 : patience.answerMs);
      send(socket, request);
    };
    const answered = (said: unknown): void => {
      const answer = parseAnswer(said);
      if (!answer.ok) gone();
      else if (!onAnswer(answer.value)) end();
    };
    const greeting: Greeting = { hello: "ringside", protocol: protocolVersion, token };
    socket.setEncoding("utf8");
    socket.setTimeout(patience.welcomeMs, gone);
    socket.on("connect", () => send(socket, greeting));
    socket.on("error", gone);
    socket.on("close", gone);
    socket.on("data", (piece: string) => {
      for (const line of lines.take(piece) ?? [""]) {
        if (socket.destroyed) return;
        if (isSent) answered(valueOf(line));
        else welcomed(valueOf(line));
      }
    });
  });
}

const send = (socket: Socket, message: Greeting | Request): void =>
  void socket.write(`${JSON.stringify(message)}\n`);

function deniedBy(said: unknown): Denied | undefined {
  const welcome = parseWelcome(said);
  if (!welcome.ok) return "not-understood";
  return welcome.value.welcome ? undefined : welcome.value.because;
}
