import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

import * as v from "valibot";

import type { TestSimulator } from "../../support/simulator.ts";
import { found, telephonyFilter } from "./official-clients.ts";

const line = v.object({
  event: v.picklist(["registered", "notification", "uncaught", "unhandled", "state"]),
  message: v.optional(v.string(), ""),
  readyState: v.optional(v.number()),
});
/** What a peer said. */
export type PeerLine = v.InferOutput<typeof line>;

/** A process with the official library in it; `dispose` kills it. */
export class Peer {
  readonly said: PeerLine[] = [];
  readonly #process: ChildProcessWithoutNullStreams;
  #errors = "";
  #exitCode: number | null | undefined;

  /** `survives`: uncaught errors do not end it, as in an application that swallows them. */
  constructor({ url, clientId, jwt }: TestSimulator, survives: boolean) {
    const task = { server: url, clientId, jwt, filter: telephonyFilter, survives };
    const script = fileURLToPath(new URL("peer.ts", import.meta.url));
    this.#process = spawn(process.execPath, [script, JSON.stringify(task)]);
    this.#process.stderr.on("data", (data: Buffer) => (this.#errors += data.toString()));
    this.#process.on("exit", (code) => (this.#exitCode = code));
    createInterface({ input: this.#process.stdout }).on("line", (text) =>
      this.said.push(v.parse(line, JSON.parse(text))),
    );
  }

  /** Waits for the first line of that kind. */
  says(event: PeerLine["event"]): Promise<PeerLine> {
    return found(() => this.said.find((said) => said.event === event));
  }

  count(event: PeerLine["event"]): number {
    return this.said.filter((said) => said.event === event).length;
  }

  /** The state of its socket now, as `WebSocket.readyState` counts. */
  async readyState(): Promise<number> {
    const before = this.count("state");
    this.#process.stdin.write("\n");
    const { readyState } = await found(
      () => this.said.filter(({ event }) => event === "state")[before],
    );
    return readyState ?? -1;
  }

  /** Waits for its end; its exit code and what it wrote to its error stream. */
  async end(): Promise<{ readonly exitCode: number | null; readonly errors: string }> {
    const exitCode = await found(() => this.#exitCode ?? undefined);
    return { exitCode, errors: this.#errors };
  }

  dispose(): void {
    this.#process.kill("SIGKILL");
  }
}
