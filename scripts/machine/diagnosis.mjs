/** What a machine can run, as `npm run doctor` tells it. Pure: the machine is handed in. */
import { electronObstacle } from "./electron-obstacle.mjs";

/** @typedef {import("./machine.d.mts").Machine} Machine */
/** @typedef {import("./diagnosis.d.mts").Row} Row */

/** @param {string} part @param {string} says @returns {Row} */
const fine = (part, says) => ({ part, state: "ok", says });
/** @param {string} part @param {string} says @param {string} cure @returns {Row} */
const missing = (part, says, cure) => ({ part, state: "missing", says, cure });

/** Services of a Linux desktop, by the names that one of them has on the session bus. */
const services = [
  {
    part: "tray",
    names: ["org.kde.StatusNotifierWatcher"],
    says: "nobody shows tray icons",
    cure: "GNOME: add the extension “AppIndicator and KStatusNotifierItem Support”; until then, start Ringside again to open its window",
  },
  {
    part: "keyring",
    names: ["org.freedesktop.secrets", "org.kde.kwalletd6", "org.kde.kwalletd5"],
    says: "nothing keeps secrets",
    cure: "install gnome-keyring or KWallet; until then, the sign-in lasts until Ringside quits",
  },
  {
    part: "notifications",
    names: ["org.freedesktop.Notifications"],
    says: "nobody shows notifications",
    cure: "start the desktop's notification service, or install one such as dunst",
  },
];

/** @param {Machine} machine @returns {import("./diagnosis.d.mts").Diagnosis} */
export function diagnose(machine) {
  const obstacle = electronObstacle(machine);
  const canElectron = machine.electron !== undefined && obstacle === undefined;
  const canPreview = machine.installed && machine.browser !== undefined;
  return {
    runs: canElectron ? "electron" : canPreview ? "preview" : "nothing",
    rows: [
      runtimeRow(machine),
      ...obstacleRows(machine),
      ...desktopRows(machine),
      ...previewRows(machine),
    ],
  };
}

/** @param {Machine} machine */
function runtimeRow({ electron }) {
  if (electron !== undefined) return fine("electron", "its runtime is here");
  return missing(
    "electron",
    "its runtime is not here",
    "npm start downloads it; behind a mirror, set ELECTRON_MIRROR",
  );
}

/** @param {Machine} machine */
function obstacleRows(machine) {
  const obstacle = electronObstacle(machine);
  const shown = machine.display ?? "by the system";
  if (machine.platform === "linux" && machine.display === undefined) {
    return [missing("display", obstacle?.says ?? "", obstacle?.cure ?? "")];
  }
  const display = fine("display", machine.platform === "linux" ? shown : "part of the system");
  if (obstacle === undefined) return [display, fine("sandbox", "nothing stands in its way")];
  return [display, missing("sandbox", obstacle.says, obstacle.cure)];
}

/** @param {Machine} machine @returns {Row[]} */
function desktopRows(machine) {
  const parts = [...services.map(({ part }) => part), "portal"];
  if (machine.platform !== "linux")
    return parts.slice(0, 3).map((part) => fine(part, "part of the system"));
  const { busNames } = machine;
  if (busNames === undefined) {
    const cure = machine.busAsked
      ? "start it in a desktop session, or by dbus-run-session"
      : "install gdbus (libglib2.0-bin) to have this looked at";
    const says = machine.busAsked ? "there is no session bus" : "the session bus cannot be asked";
    return parts.map((part) => missing(part, says, cure));
  }
  return [
    ...services.map(({ part, names, says, cure }) => {
      const found = names.find((name) => busNames.includes(name));
      return found === undefined ? missing(part, says, cure) : fine(part, found);
    }),
    portalRow(machine),
  ];
}

/** @param {Machine} machine */
function portalRow({ display, portalHotkeys }) {
  if (portalHotkeys) return fine("portal", "offers global hotkeys");
  if (display !== "wayland") return fine("portal", "not needed for hotkeys on X11");
  return missing(
    "portal",
    "this desktop gives no global hotkeys to applications",
    "update xdg-desktop-portal and its part for this desktop (GNOME 48, Plasma 5.27 or newer)",
  );
}

/** @param {Machine} machine */
function previewRows({ browser, installed }) {
  return [
    installed
      ? fine("preview", "its Node.js is installed")
      : missing("preview", "its Node.js is not installed", "npm ci"),
    browser === undefined
      ? missing("browser", "none for the preview", "install one, or name it by RINGSIDE_CHROMIUM")
      : fine("browser", browser),
  ];
}

/** @param {import("./diagnosis.d.mts").Diagnosis} diagnosis @returns {string} */
export function diagnosisText({ runs, rows }) {
  const lines = rows.flatMap((row) => [
    `  ${row.state.padEnd(8)} ${row.part.padEnd(14)} ${row.says}`,
    ...(row.cure === undefined ? [] : [`${" ".repeat(26)}→ ${row.cure}`]),
  ]);
  const verdict = {
    electron: "Ringside runs on Electron here.",
    preview: "Ringside runs in the preview host here: npm start -- --preview",
    nothing: "Ringside cannot run here yet.",
  };
  return [...lines, verdict[runs], ""].join("\n");
}
