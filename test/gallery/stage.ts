import type { Settings } from "../../contract/settings.ts";
import { FakeBridge } from "../support/fakes/fake-bridge.ts";
import { buildSettings } from "../support/views/snapshots.ts";
import type { Scene, Step } from "./scene.ts";
import { inLanguage, isSpoken } from "./speech.ts";

/** Main as the scene has it. */
export function bridgeOf(scene: Scene, theme: Settings["theme"]): FakeBridge {
  const fake = new FakeBridge({
    ...(scene.snapshot === "silent" ? {} : { snapshot: inLanguage(scene.snapshot, scene.speaks) }),
    settings: buildSettings({ theme, ...scene.settings }),
    ...(scene.hotkeys === undefined ? {} : { hotkeys: scene.hotkeys }),
    ...(scene.diagnostics === undefined ? {} : { diagnostics: scene.diagnostics }),
    ...(scene.people === undefined ? {} : { people: scene.people }),
    ...(scene.replay === undefined ? {} : { replay: scene.replay }),
  });
  for (const [name, answer] of Object.entries(scene.answers ?? {})) fake.answers.set(name, answer);
  const { reading } = scene;
  if (reading !== undefined) fake.reading = () => reading;
  if (scene.outcome !== undefined) fake.outcome = scene.outcome;
  if (scene.integration !== undefined) fake.integration = scene.integration;
  if (scene.snapshot === "silent") fake.silence("app.snapshot");
  return fake;
}

/** Opens the scene's page and takes its steps, each as soon as it can be: code may come late. */
export async function perform(scene: Scene, fake: FakeBridge): Promise<void> {
  await Promise.resolve();
  if (scene.page !== undefined) fake.show(scene.page);
  // The view of before the first snapshot goes, and the next one may still be fetched.
  await nextFrame();
  await found("view", () => document.querySelector("main > *, [data-strip]"));
  if (scene.speaks !== undefined) {
    await found(scene.speaks, () => (isSpoken(scene) ? true : undefined));
  }
  if (scene.page !== undefined) await found("page", drawnPage);
  if (scene.group !== undefined) {
    const head = `[data-group=${scene.group}]`;
    (await found(head, () => document.querySelector<HTMLElement>(head))).click();
  }
  if (scene.snapshot !== "silent" && scene.snapshot.phoneLink !== undefined) {
    await found("link", () => document.querySelector(".window > footer > *"));
  }
  if (scene.snapshot !== "silent" && scene.snapshot.updates.state === "ready") {
    if (scene.page === undefined)
      await found("card", () => document.querySelector(".window > footer > *"));
  }
  if (scene.snapshot !== "silent" && scene.snapshot.chooser !== undefined) {
    await found("dialog", () => document.querySelector("dialog[open] h2"));
  }
  await nextFrame();
  for (const step of scene.steps ?? []) await take(step);
  await nextFrame();
}

/** The page has been fetched, and says what it has or why it has nothing. */
const drawnPage = () => document.querySelector("main h2, main [role=alert] p");

async function take(step: Step): Promise<void> {
  if ("press" in step) {
    (await found(step.press, () => pressable(step.press))).click();
  } else if ("wait" in step) {
    const heads = () => [...document.querySelectorAll("dialog[open] h2")];
    await found(step.wait, () => heads().find(({ textContent }) => textContent === step.wait));
  } else if ("key" in step) {
    const at = document.activeElement ?? document.body;
    at.dispatchEvent(
      new KeyboardEvent("keydown", { key: step.key, bubbles: true, cancelable: true }),
    );
  } else {
    const label = "fill" in step ? step.fill : step.choose;
    const field = await found(label, () => labelled(label));
    field.focus();
    field.value = "fill" in step ? step.text : step.value;
    field.dispatchEvent(new Event("fill" in step ? "input" : "change", { bubbles: true }));
  }
  await nextFrame();
}

function pressable(name: string): HTMLElement | undefined {
  const all = [...document.querySelectorAll<HTMLElement>("button, summary, label, [role=option]")];
  // What lies beneath a dialog cannot be pressed.
  const within = all.filter((each) => each.closest("dialog") !== null);
  const candidates = within.length > 0 ? within : all;
  const nameOf = (each: HTMLElement) =>
    (each.ariaLabel ?? each.textContent).replaceAll(/\s+/g, " ").trim();
  return (
    candidates.find((each) => nameOf(each) === name) ??
    candidates.find((each) => nameOf(each).startsWith(name))
  );
}

function labelled(text: string): HTMLInputElement | HTMLSelectElement | undefined {
  const fields = [...document.querySelectorAll<HTMLInputElement>("input, select")];
  return fields.find((field) => [...(field.labels ?? [])].some((l) => l.textContent === text));
}

const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));

/** A scene whose step names nothing there is a mistake, after as many frames as any code needs. */
async function found<T>(what: string, look: () => T | null | undefined): Promise<T> {
  for (let frame = 0; frame < 300; frame += 1) {
    const thing = look();
    if (thing !== null && thing !== undefined) return thing;
    await nextFrame();
  }
  throw new Error(`the scene shows no ${what}`);
}
