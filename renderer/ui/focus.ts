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

/**
 * Takes the focus to the element of a dialog that is marked `data-first-focus`, else to the first
 * one that can have it, and gives it back to where it came from when the dialog goes.
 */
export const takeFocus: Attachment<HTMLElement> = (dialog) => {
  const before = document.activeElement;
  const first =
    dialog.querySelector("[data-first-focus]") ?? dialog.querySelector("button, input, select");
  (first instanceof HTMLElement ? first : dialog).focus();
  // What a form still holds of the last time is there to be sent, or to be typed over.
  if (first instanceof HTMLInputElement) first.select();
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
