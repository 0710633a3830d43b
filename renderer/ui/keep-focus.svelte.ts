import type { Attachment } from "svelte/attachments";

/**
 * When one view takes the place of another, the element that had the focus may go with it, and the
 * keyboard would start again at the top of the page. The focus then moves to the element marked
 * `data-first-focus` of the new view, else to the container; on the way back to the button that leads
 * where it was (`data-way-to`). `view` names the view on show; the
 * first one takes nothing, and a focus that is still somewhere stays there.
 */
export function keepFocusAcross(view: () => string): Attachment<HTMLElement> {
  return (container) => {
    let shown: string | undefined;
    $effect(() => {
      const before = shown;
      shown = view();
      if (before === undefined || before === shown) return;
      const { activeElement } = document;
      if (activeElement !== document.body && activeElement !== container) return;
      return whenFilled(container, () => {
        const back = document.querySelector(`[data-way-to="${CSS.escape(before)}"]`);
        const first = back ?? container.querySelector("[data-first-focus]");
        (first instanceof HTMLElement ? first : container).focus();
      });
    });
  };
}

/** Runs `act` once something is drawn in `container`, whose view may still be fetched; or never. */
function whenFilled(container: HTMLElement, act: () => void): () => void {
  if (container.childElementCount > 0) {
    act();
    return () => undefined;
  }
  const observer = new MutationObserver(() => {
    if (container.childElementCount === 0) return;
    observer.disconnect();
    act();
  });
  observer.observe(container, { childList: true });
  return () => observer.disconnect();
}
