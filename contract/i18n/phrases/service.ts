import type { AppError, RefusalSubject, ServiceMeaning } from "../../result.ts";
import type { WindowCatalogue } from "../catalogue.ts";
import type { Explanation } from "../explanation.ts";

type ServiceError = Extract<AppError, { readonly code: "service" }>;
type Words = WindowCatalogue["serviceWords"];

/** What the service refused. `entry`: what the user typed or chose, where the sentence can name it. */
export function explainService(words: Words, error: ServiceError, entry?: string): Explanation {
  const { meaning } = error;
  if (meaning === undefined) return byStatus(words, error);
  const named = entry?.trim() === "" ? undefined : entry;
  return byMeaning(words, meaning, { permission: error.permission, entry: named });
}

interface Known {
  readonly permission: string | undefined;
  readonly entry: string | undefined;
}

function byMeaning(
  words: Words,
  meaning: ServiceMeaning,
  { permission, entry }: Known,
): Explanation {
  switch (meaning.says) {
    case "not-found":
      return meaning.about === undefined
        ? words.somethingMissing
        : words.notFound[meaning.about](entry);
    case "not-valid":
      return notValid(words, meaning.about, entry);
    case "app-permission":
      return words.appPermission(permission);
    case "user-permission":
      return words.userPermission(permission);
    case "feature":
      return words.feature;
    case "busy":
      return words.busy;
    case "other-extension":
      return words.otherExtension;
    case "not-supported":
      return words.notSupported;
    case "not-understood":
      return words.notUnderstood;
  }
}

function notValid(
  words: Words,
  about: RefusalSubject | undefined,
  entry: string | undefined,
): Explanation {
  if (about === "extension" || about === "phone-number") return words.notValid[about](entry);
  return words.notValid.other(about === undefined || about === "other" ? undefined : entry);
}

function byStatus(words: Words, { status, serviceCode, permission }: ServiceError): Explanation {
  if (status === 403) {
    return permission === undefined ? words.forbidden : words.permissionMissing(permission);
  }
  if (status === 404) return words.somethingMissing;
  return status >= 500 ? words.problem : words.refused(status, serviceCode);
}
