/**
 * Runs in each window's page before anything else: connects it to the host and gives the built
 * preload the Electron it asks for. Built into one classic script, which the host puts in front of
 * the preload.
 */
import { HostLine } from "./host-line.ts";
import { RendererElectron } from "./renderer-electron.ts";

type Preload = (
  require: (name: string) => unknown,
  module: { exports: object },
  exports: object,
) => void;

declare global {
  var ringsidePreviewBridge: { start(preload: Preload): void } | undefined;
}

/** `…/k/<key>/preload/7` is the script itself; its socket is `…/k/<key>/page-socket/7`. */
function socketUrl(): string {
  const script = document.currentScript;
  if (!(script instanceof HTMLScriptElement)) throw new Error("not a classic script");
  const url = new URL(script.src);
  url.protocol = "ws:";
  url.pathname = url.pathname.replace("/preload/", "/page-socket/");
  return url.href;
}

function tellTitle(line: HostLine): void {
  let told: string | undefined;
  const tell = (): void => {
    if (document.title === told) return;
    told = document.title;
    line.send({ type: "title", title: told });
  };
  tell();
  new MutationObserver(tell).observe(document.head, {
    subtree: true,
    childList: true,
    characterData: true,
  });
}

function tellLoading(line: HostLine): void {
  document.addEventListener("DOMContentLoaded", () => {
    line.send({ type: "dom-ready" });
    tellTitle(line);
  });
  window.addEventListener("load", () => line.send({ type: "loaded" }));
}

/** Links away from the page are the application's to judge, as in Electron. */
function keepLinks(line: HostLine): void {
  window.open = (url) => {
    line.send({ type: "open", url: new URL(String(url ?? ""), location.href).href });
    return null;
  };
  document.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target.closest("a[href]") : null;
    if (!(target instanceof HTMLAnchorElement) || event.defaultPrevented) return;
    const isSamePage = target.href.split("#")[0] === location.href.split("#")[0];
    if (isSamePage && target.target === "") return;
    event.preventDefault();
    line.send({ type: target.target === "_blank" ? "open" : "navigate", url: target.href });
  });
}

function runPreload(preload: Preload, electron: object): void {
  const module = { exports: {} };
  const require = (name: string): unknown => {
    if (name === "electron" || name === "electron/renderer") return electron;
    throw new Error(`module not found: ${name}`);
  };
  preload(require, module, module.exports);
}

function start(preload: Preload): void {
  const electron: RendererElectron = new RendererElectron(window, () => line);
  const line = new HostLine(socketUrl(), (message) => {
    if (message.type === "reload") location.reload();
    else electron.receive(message);
  });
  tellLoading(line);
  keepLinks(line);
  try {
    runPreload(preload, electron.api());
  } catch (error) {
    console.error("Unable to load preload script", error);
    line.send({ type: "preload-failed", message: String(error) });
  }
}

globalThis.ringsidePreviewBridge = { start };
