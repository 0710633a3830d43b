import { startSimulator } from "../../simulator/server.ts";
import { type Row, summarise } from "../run/measure.ts";
import { openPreview } from "../preview-page.ts";

const watchMs = 8_000;

/** What main pushes to the page while nothing changes: with no call, and during a quiet held call. */
export async function measureIdle(): Promise<readonly Row[]> {
  const simulator = await startSimulator({ limits: "off" });
  const { url, clientId, jwt, control, controlKey } = simulator;
  const preview = await openPreview([`--server=${url}`, `--client-id=${clientId}`, `--jwt=${jwt}`]);
  const session = await preview.page.context().newCDPSession(preview.page);
  let frames = 0;
  session.on("Network.webSocketFrameReceived", ({ response }) => {
    // Pings and the like are not text.
    if (response.opcode === 1) frames += 1;
  });
  await session.send("Network.enable");
  await preview.page.reload();
  await preview.page.getByRole("region", { name: "Ringside", exact: true }).waitFor();
  const quiet = async (): Promise<number> => {
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    frames = 0;
    await new Promise((resolve) => setTimeout(resolve, watchMs));
    return frames;
  };
  const idle = await quiet();
  await fetch(`${control}/calls`, {
    method: "POST",
    headers: { authorization: `Bearer ${controlKey}`, "content-type": "application/json" },
    body: JSON.stringify({ direction: "Inbound", state: "Hold" }),
  });
  const onCall = await quiet();
  await preview.dispose();
  await simulator.dispose();
  return [
    {
      name: `pushes to the page in ${watchMs / 1000} s while nothing changes (idle, then on hold)`,
      unit: "frames",
      ours: summarise([idle, onCall]),
      aim: { text: "none", reached: idle + onCall === 0 },
    },
  ];
}
