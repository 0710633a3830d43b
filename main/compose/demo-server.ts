import type { DemoServer } from "../account/demo-server.ts";

/** Loaded only when somebody wants the demo, since it is no part of everyday use. */
export async function startDemoServer(): Promise<DemoServer> {
  const { startSimulator } = await import("../../simulator/server.ts");
  return startSimulator({ scenario: "demo", port: 0 });
}
