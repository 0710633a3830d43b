import * as v from "valibot";

import type { NoticeView } from "../../app-snapshot.ts";
import { hotkeyAction } from "../../settings.ts";
import type { WindowCatalogue } from "../catalogue.ts";

export const noticePhrases = ({ windowWords, hotkeyNames }: WindowCatalogue) => ({
  /** What a notice tells; the subject of one about a hotkey is its action. */
  noticeText: ({ kind, subject = "" }: Pick<NoticeView, "kind" | "subject">): string => {
    const isAction = kind === "hotkey-failed" && v.is(hotkeyAction, subject);
    return windowWords.notices[kind](isAction ? hotkeyNames[subject] : subject);
  },
});
