import type { Attachment } from "svelte/attachments";

/**
 * All views scroll in one place, which would keep for the next view how far the last one was
 * scrolled. It goes back to its beginning whenever `opening` names another one.
 */
export function startAtTop(opening: () => string): Attachment<HTMLElement> {
  return (container) => {
    $effect(() => {
      if (opening() !== "") container.scrollTop = 0;
    });
  };
}
