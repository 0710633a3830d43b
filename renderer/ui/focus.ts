import type { Attachment } from "svelte/attachments";

/** Gives the focus to an element that may just have become reachable again, else to the page. */
function giveFocus(to: Element | null): void {
  // What lies behind a dialog rests until the page is drawn without it.
  requestAnimationFrame(() => {
    if (document.activeElement !== document.body) return;
    const target =
      to instanceof HTMLElement && to.isConnected ? to : document.querySelector("main");
    target?.focus();
  });
}

const hadFocus = "data-had-focus";

/** Before the page rests behind a dialog, and loses the focus by that. */
export function rememberFocus(): void {
  document.activeElement?.setAttribute(hadFocus, "");
}

/** Who had the focus before the page was made to rest; it is told once. */
function focusBefore(): Element | null {
  const marked = document.querySelector(`[${hadFocus}]`);
  for (const one of document.querySelectorAll(`[${hadFocus}]`)) one.removeAttribute(hadFocus);
  return marked ?? document.activeElement;
}

/**
 * Takes the focus to the element of a dialog that is marked `data-first-focus`, else to the first
 * one that can have it, and gives it back to where it came from when the dialog goes.
 */
export const takeFocus: Attachment<HTMLElement> = (dialog) => {
  const before = focusBefore();
  const first =
    dialog.querySelector("[data-first-focus]") ?? dialog.querySelector("button, input, select");
  const target = first instanceof HTMLElement ? first : dialog;
  // A part that only lets the arrow keys scroll is in sight from its beginning.
  target.focus({ preventScroll: target.tabIndex < 0 });
  // What a form still holds of the last time is there to be sent, or to be typed over.
  if (first instanceof HTMLInputElement) {
    if (first.dataset["begun"] === undefined) first.select();
    else first.setSelectionRange(first.value.length, first.value.length);
  }
  return () => giveFocus(before);
};

/** A part that comes and goes by itself takes no focus; one that was moved into it is given back. */
export const giveFocusBack: Attachment<HTMLElement> = (part) => {
  let before: Element | null = null;
  const onfocusin = ({ relatedTarget }: FocusEvent) => {
    if (relatedTarget instanceof Element && !part.contains(relatedTarget)) before = relatedTarget;
  };
  const onfocusout = ({ relatedTarget }: FocusEvent) => {
    if (relatedTarget instanceof Element && !part.contains(relatedTarget)) before = null;
  };
  part.addEventListener("focusin", onfocusin);
  part.addEventListener("focusout", onfocusout);
  return () => {
    part.removeEventListener("focusin", onfocusin);
    part.removeEventListener("focusout", onfocusout);
    if (before !== null) giveFocus(before);
  };
};
