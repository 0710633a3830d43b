import { once } from "node:events";
import { createServer } from "node:net";

/** Below every port that Linux, macOS and Windows give out by themselves, so nobody gets one by chance. */
const firstPort = 20_000;
const portsPerProcess = 40;
const processes = 300;

let given = 0;

/**
 * A port of 127.0.0.1 that nobody has. No other test gets it: each process hands out its own, one
 * after the other. A port that the system picks for a moment would be given to somebody else by the
 * time the test listens on it.
 */
export async function freePort(): Promise<number> {
  const base = firstPort + (process.pid % processes) * portsPerProcess;
  for (let tries = 0; tries < portsPerProcess; tries += 1) {
    const port = base + (given % portsPerProcess);
    given += 1;
    if (await isFree(port)) return port;
  }
  throw new Error(`no free port from ${base} on`);
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  const listening = once(server.listen({ port, host: "127.0.0.1", exclusive: true }), "listening");
  try {
    await listening;
  } catch {
    return false;
  }
  server.close();
  await once(server, "close");
  return true;
}
