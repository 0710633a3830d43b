import type { NoticeView } from "../contract/app-snapshot.ts";

/** What the user must be told once. Made by `createNotices`. */
export interface Notices {
  /** Oldest first, without those that were dismissed. */
  list(): NoticeView[];
  /** Adds it, or replaces the one with the same id; one that was dismissed stays away. */
  put(notice: NoticeView): void;
  /** As `put`, also if it was dismissed: it has happened once more. */
  tellAgain(notice: NoticeView): void;
  /** Its reason is gone. Should it come back, it is told again. */
  remove(id: string): void;
  /** The user has read it. */
  dismiss(id: string): void;
}

/** `onChange` is called after every call that may have changed the list. */
export function createNotices(onChange: (notices: NoticeView[]) => void): Notices {
  const notices = new Map<string, NoticeView>();
  const dismissed = new Set<string>();
  const list = (): NoticeView[] => [...notices.values()].filter(({ id }) => !dismissed.has(id));
  const put = (notice: NoticeView): void => {
    notices.set(notice.id, notice);
    onChange(list());
  };
  return {
    list,
    put,
    tellAgain(notice) {
      dismissed.delete(notice.id);
      put(notice);
    },
    remove(id) {
      notices.delete(id);
      dismissed.delete(id);
      onChange(list());
    },
    dismiss(id) {
      if (notices.has(id)) dismissed.add(id);
      onChange(list());
    },
  };
}
