import { spawn } from "node:child_process";

function opener(platform: NodeJS.Platform, url: string): [command: string, args: string[]] {
  if (platform === "darwin") return ["open", [url]];
  // The empty title keeps `start` from taking the address for one.
  if (platform === "win32") return ["cmd", ["/c", "start", "", url]];
  return ["xdg-open", [url]];
}

/** Asks the system to show `url`. Silent when it cannot: the address is printed anyway. */
export function openBrowser(platform: NodeJS.Platform, url: string): void {
  const [command, args] = opener(platform, url);
  const child = spawn(command, args, { stdio: "ignore", detached: true });
  child.on("error", () => undefined);
  child.unref();
}
