import type { Words } from "../../../contract/i18n/words.ts";

export type SectionName = keyof Words["settingsWords"]["synonyms"];
export type GroupName = keyof Words["settingsWords"]["groups"];
