/** Leaving by the tray's menu: with live calls, or with callers who wait, it is said first, once. */

/**
 * Whether to ask at this press about those calls. Not if they were asked about before: whoever leaves
 * again has read it, or cannot, since a page may be broken.
 */
export function createLeaveQuestion(about: () => readonly string[]): () => boolean {
  let asked: readonly string[] = [];
  return () => {
    const now = about();
    const isNew = now.some((id) => !asked.includes(id));
    asked = now;
    return isNew;
  };
}
