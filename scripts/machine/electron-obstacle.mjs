/** Why Electron would not come up on a machine, before it fails without a word. Pure. */

/** What to type where the sandbox cannot be made; also without a setuid helper of the right owner. */
const helperCure = (/** @type {string} */ electron) => {
  const helper = electron.replace(/[^/]+$/, "chrome-sandbox");
  return `sudo chown root: "${helper}" && sudo chmod 4755 "${helper}"`;
};

/** @type {Record<string, string>} */
const namespaceSays = {
  apparmor: "this system's AppArmor lets no program make the namespaces of Chromium's sandbox",
  sysctl: "the kernel is set to refuse the namespaces of Chromium's sandbox",
  refused: "this machine refuses the namespaces of Chromium's sandbox",
};

/**
 * The first thing in the way and its cure, each a part of a sentence; nothing where Electron can run as
 * far as can be known. Without a runtime, only what stands in the way of any.
 * @param {import("./machine.d.mts").ElectronNeeds} machine
 * @returns {{ says: string, cure: string } | undefined}
 */
export function electronObstacle({
  platform,
  isRoot,
  display,
  electron,
  missingLibraries,
  sandbox,
}) {
  if (platform !== "linux") return undefined;
  if (display === undefined) {
    return {
      says: "there is no display here",
      cure: "start it in a desktop session, or by xvfb-run",
    };
  }
  if (isRoot && !sandbox.isOff) {
    return { says: "Chromium does not run as root", cure: "start it as an ordinary user" };
  }
  if (electron === undefined) return undefined;
  if (missingLibraries.length > 0) {
    return {
      says: `Electron lacks ${missingLibraries.join(", ")}`,
      cure: "install what brings them; on Debian and Ubuntu: npx playwright install-deps chromium",
    };
  }
  if (sandbox.isOff || sandbox.hasHelper || sandbox.namespaces === "allowed") return undefined;
  return { says: namespaceSays[sandbox.namespaces] ?? "", cure: helperCure(electron) };
}
