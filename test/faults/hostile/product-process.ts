/** Starts the process under test behind a way that can be cut, and speaks with it. */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { createServer, connect, type Socket } from "node:net";
import { join } from "node:path";

import type { Simulator } from "../../../simulator/server.ts";
import type { Asked, Told } from "./product-messages.ts";

type Question = Extract<Asked, { readonly id: number }>;
type Unnumbered<T> = T extends unknown ? Omit<T, "id"> : never;

export interface Product {
  readonly wire: { setReachable(isReachable: boolean): void };
  tell(asked: Exclude<Asked, { readonly id: number }>): void;
  /** Rejects when the process has ended. */
  ask(question: Unnumbered<Question>): Promise<Told>;
  dispose(): Promise<void>;
}

const entry = join(import.meta.dirname, "product.ts");

export async function startProduct({ url, clientId, jwt }: Simulator): Promise<Product> {
  const way = await openWay(Number(new URL(url).port));
  const child = fork(entry, [`http://127.0.0.1:${way.port}`, clientId, jwt], { execArgv: [] });
  const asked = new Map<number, (told: Told) => void>();
  const ended = once(child, "exit").then(() => {
    throw new Error("the process under test has ended");
  });
  ended.catch(() => undefined);
  child.on("message", (told: Told) => {
    asked.get(told.id)?.(told);
    asked.delete(told.id);
  });
  await Promise.race([new Promise<Told>((resolve) => asked.set(0, resolve)), ended]);
  let last = 0;
  return {
    wire: way,
    tell: (message) => void child.send(message),
    ask(question) {
      const id = (last += 1);
      const answer = new Promise<Told>((resolve) => asked.set(id, resolve));
      child.send({ ...question, id });
      return Promise.race([answer, ended]);
    },
    async dispose() {
      await end(child);
      way.dispose();
    },
  };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
}

/** A port of its own that leads to the simulator's, until it is cut. */
async function openWay(port: number): Promise<{
  readonly port: number;
  setReachable(isReachable: boolean): void;
  dispose(): void;
}> {
  const open = new Set<Socket>();
  let isReachable = true;
  const server = createServer((client) => {
    if (!isReachable) {
      client.resetAndDestroy();
      return;
    }
    const service = connect(port, "127.0.0.1");
    for (const [one, other] of [
      [client, service],
      [service, client],
    ] as const) {
      open.add(one);
      one.pipe(other);
      one.on("error", () => other.destroy());
      one.once("close", () => {
        open.delete(one);
        other.destroy();
      });
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : 0,
    setReachable(reachable) {
      isReachable = reachable;
      if (!reachable) for (const one of open) one.resetAndDestroy();
    },
    dispose() {
      for (const one of open) one.destroy();
      server.close();
    },
  };
}
