import type { Attachment } from "svelte/attachments";

/**
 * Shows a `<dialog>` as modal while it is in the page, and gives the focus back to where it came
 * from when it goes. (A dialog that is removed, rather than closed, does not do this by itself.)
 */
export const modal: Attachment<HTMLDialogElement> = (dialog) => {
  const before = document.activeElement;
  dialog.showModal();
  return () => {
    if (before instanceof HTMLElement && before.isConnected) before.focus();
  };
};
