/** What of a page is there for eyes, and on which surface. */

/** A menu is looked at by itself: it lies over the page by intention. */
export function surfaces(): Element[] {
  const above = [...document.querySelectorAll(":popover-open")];
  return above.length > 0 ? above : [document.body];
}

/** Laid out, not at rest beneath a dialog, and not kept for screen readers alone. */
export function isSeen(element: Element): boolean {
  if (element.closest("[inert]") !== null) return false;
  if (!element.checkVisibility({ visibilityProperty: true })) return false;
  for (let at: Element | null = element; at !== null; at = at.parentElement) {
    if (isForReadersOnly(at)) return false;
  }
  return true;
}

function isForReadersOnly(element: Element): boolean {
  const { width, height } = element.getBoundingClientRect();
  return width <= 1 && height <= 1 && getComputedStyle(element).overflowX !== "visible";
}

/** Everything that is seen on the surface in the order of the document; drawings are one thing. */
export function* seenWithin(surface: Element): Generator<Element> {
  if (!surface.checkVisibility({ visibilityProperty: true }) || isForReadersOnly(surface)) return;
  if (surface.hasAttribute("inert")) return;
  yield surface;
  if (surface instanceof SVGElement) return;
  for (const child of surface.children) yield* seenWithin(child);
}

const tidy = (text: string): string => text.replaceAll(/\s+/g, " ").trim();

export const textOf = (node: Node): string => tidy(node.textContent ?? "");

/** The element has words of its own, and not only those of its children. */
export const ownsText = (element: Element): boolean =>
  [...element.childNodes].some((node) => node instanceof Text && textOf(node) !== "");

/** The lines of an element's own words, as they are laid out. */
export function linesOf(element: Element): DOMRect[] {
  return [...element.childNodes].flatMap((node) => {
    if (!(node instanceof Text) || textOf(node) === "") return [];
    const range = document.createRange();
    range.selectNodeContents(node);
    return [...range.getClientRects()].filter(({ width }) => width > 0);
  });
}

/** Words that are cut off on purpose, with an ellipsis. */
export function isEllipsised(element: Element): boolean {
  const { display, textOverflow, overflowX, webkitLineClamp } = getComputedStyle(element);
  if (webkitLineClamp !== "none" && overflowX !== "visible") return true;
  if (textOverflow === "ellipsis" && overflowX !== "visible") return true;
  const parent = element.parentElement;
  return display.startsWith("inline") && parent !== null && isEllipsised(parent);
}

export const scrolls = (overflow: string): boolean => overflow === "auto" || overflow === "scroll";

/**
 * What it lies in: sticky and lifted parts lie over the others by intention, and what scrolls hides
 * what is scrolled out. `null` is the ground.
 */
export function layerOf(element: Element): Element | null {
  for (let at: Element | null = element; at !== null; at = at.parentElement) {
    const { position, overflowY } = getComputedStyle(at);
    if (position === "sticky" || position === "fixed" || position === "absolute") return at;
    if (at !== element && scrolls(overflowY)) return at;
  }
  return null;
}

const targetSelector = [
  "button",
  "a[href]",
  "input:not([type=range])",
  "select",
  "summary",
  "[role=option]",
  "[role=textbox]",
].join();

/** What can be pressed; a field that is kept from the eyes is pressed by its label. */
export function targetsWithin(surface: Element): Element[] {
  return [...surface.querySelectorAll(targetSelector)]
    .map((target) => (isSeen(target) ? target : target.closest("label")))
    .filter((target) => target !== null && isSeen(target) && target.closest("[inert]") === null)
    .filter((target) => target !== null);
}

/** How a finding names an element: its role and its words. */
export function nameOf(element: Element): string {
  const labelledBy = element.getAttribute("aria-labelledby");
  const label =
    element.getAttribute("aria-label") ??
    labelledBy
      ?.split(" ")
      .map((id) => textOf(document.getElementById(id) ?? new Text("")))
      .join(" ");
  if (label !== undefined) return label;
  if (isContainer(element) && !element.matches(targetSelector)) return "";
  const words = element instanceof HTMLElement ? element.innerText : element.textContent;
  return tidy(words).slice(0, 48);
}

const containers = new Set(["body", "dialog", "main", "header", "ul", "dl", "li", "section"]);
const isContainer = (element: Element): boolean =>
  containers.has(element.localName) || element.children.length > 3;

const roles: Readonly<Record<string, string>> = {
  a: "link",
  h1: "heading",
  h2: "heading",
  h3: "heading",
  header: "banner",
  li: "listitem",
  ul: "list",
  select: "combobox",
  section: "region",
  svg: "image",
  fieldset: "group",
};

/** The role in the accessible tree, near enough to name an element by; else what it is written as. */
export function roleOf(element: Element): string {
  return element.getAttribute("role") ?? roles[element.localName] ?? element.localName;
}

export const called = (element: Element): string => `${roleOf(element)} “${nameOf(element)}”`;
