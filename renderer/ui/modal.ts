import type { Attachment } from "svelte/attachments";

/**
 * Shows a `<dialog>` as modal while it is in the page, with the focus on its element marked
 * `data-first-focus` (else where the browser puts it), and gives the focus back to where it came
 * from when it goes. (A dialog that is removed, rather than closed, does not do this by itself.)
 */
export const modal: Attachment<HTMLDialogElement> = (dialog) => {
  const before = document.activeElement;
  dialog.showModal();
  const first = dialog.querySelector("[data-first-focus]");
  if (first instanceof HTMLElement) first.focus();
  // What a form still holds of the last time is there to be sent, or to be typed over.
  if (first instanceof HTMLInputElement) first.select();
  return () => {
    if (before instanceof HTMLElement && before.isConnected) before.focus();
  };
};
