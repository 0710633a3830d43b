import { describe, expect, it } from "vitest";

import { electronObstacle } from "./electron-obstacle.mjs";
import type { ElectronNeeds } from "./machine.d.mts";

const desktop: ElectronNeeds = {
  platform: "linux",
  isRoot: false,
  display: "x11",
  electron: "/opt/my apps/electron",
  missingLibraries: [],
  sandbox: { namespaces: "allowed", hasHelper: false, isOff: false },
};
const sandbox = (over: Partial<ElectronNeeds["sandbox"]>): ElectronNeeds => ({
  ...desktop,
  sandbox: { ...desktop.sandbox, ...over },
});

describe("what keeps Electron from coming up", () => {
  it.each<[string, ElectronNeeds]>([
    ["a plain desktop", desktop],
    ["root that gave the sandbox up", { ...sandbox({ isOff: true }), isRoot: true }],
    ["a helper where AppArmor forbids", sandbox({ namespaces: "apparmor", hasHelper: true })],
    ["macOS", { ...desktop, platform: "darwin", display: undefined }],
    ["Windows", { ...desktop, platform: "win32", display: undefined }],
    ["a desktop without the runtime, which can still come", { ...desktop, electron: undefined }],
  ])("is nothing on %s", (_name, machine) => {
    expect(electronObstacle(machine)).toBeUndefined();
  });

  it.each<[string, ElectronNeeds, { says: RegExp; cure: RegExp }]>([
    [
      "no display",
      { ...desktop, display: undefined },
      { says: /no display/, cure: /desktop session, or by xvfb-run/ },
    ],
    ["root", { ...desktop, isRoot: true }, { says: /as root/, cure: /ordinary user/ }],
    [
      "AppArmor",
      sandbox({ namespaces: "apparmor" }),
      { says: /AppArmor/, cure: /chmod 4755 "\/opt\/my apps\/chrome-sandbox"/ },
    ],
    ["the kernel", sandbox({ namespaces: "sysctl" }), { says: /kernel/, cure: /sudo chown root/ }],
    [
      "a container",
      sandbox({ namespaces: "refused" }),
      { says: /refuses/, cure: /chrome-sandbox/ },
    ],
    [
      "a missing library",
      { ...desktop, missingLibraries: ["libnss3.so"] },
      { says: /libnss3\.so/, cure: /install-deps/ },
    ],
  ])("is %s, said with its cure in one line", (_name, machine, { says, cure }) => {
    const obstacle = electronObstacle(machine);
    expect(obstacle?.says).toMatch(says);
    expect(obstacle?.cure).toMatch(cure);
    expect(JSON.stringify(obstacle)).not.toContain("\\n");
  });

  it("is known without the runtime where any would fail", () => {
    expect(electronObstacle({ ...desktop, electron: undefined, isRoot: true })?.says).toMatch(
      /root/,
    );
  });
});
