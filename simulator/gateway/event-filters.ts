/** Event filters: what a subscriber asks for, resolved to real identifiers. */

export type EventFilter =
  | {
      readonly kind: "telephony";
      /** Undefined: the whole account. */
      readonly extensionId: string | undefined;
      readonly where: TelephonyConditions;
      readonly text: string;
    }
  | {
      readonly kind: "presence";
      readonly extensionId: string;
      readonly isDetailed: boolean;
      readonly withSipData: boolean;
      readonly text: string;
    }
  | { readonly kind: "dnd"; readonly extensionId: string; readonly text: string }
  /** Accepted because the service has them; nothing in the simulated world changes these. */
  | { readonly kind: "quiet"; readonly extensionId: string; readonly text: string };

/** Query options of the telephony filter; all that are given must hold. */
export interface TelephonyConditions {
  readonly direction?: string;
  readonly missedCall?: boolean;
  readonly phoneNumber?: string;
  readonly statusCode?: string;
}

export interface FilterSubject {
  readonly accountId: string;
  readonly extensionId: string;
}

const shape =
  /^\/restapi\/v1\.0\/account\/([^/?]+)(?:\/extension\/([^/?]+))?(\/telephony\/sessions|\/presence(?:\/dnd|\/line\/presence|\/line)?|\/favorite\/presence)?\/?(?:\?(.*))?$/;

function conditionsOf(query: URLSearchParams): TelephonyConditions {
  const direction = query.get("direction");
  const phoneNumber = query.get("phoneNumber");
  const statusCode = query.get("statusCode");
  return {
    ...(direction === null ? {} : { direction }),
    ...(phoneNumber === null ? {} : { phoneNumber }),
    ...(statusCode === null ? {} : { statusCode }),
    ...(query.get("missedCall") === "true" ? { missedCall: true } : {}),
  };
}

function extensionFilter(
  tail: string | undefined,
  options: { extensionId: string; text: string; query: URLSearchParams },
): EventFilter {
  const { extensionId, text, query } = options;
  switch (tail) {
    case "/telephony/sessions":
      return { kind: "telephony", extensionId, where: conditionsOf(query), text };
    case "/presence": {
      const isDetailed = query.get("detailedTelephonyState") === "true";
      const withSipData = isDetailed && query.get("sipData") === "true";
      return { kind: "presence", extensionId, isDetailed, withSipData, text };
    }
    case "/presence/dnd":
      return { kind: "dnd", extensionId, text };
    default:
      return { kind: "quiet", extensionId, text };
  }
}

/** Undefined when the text is no filter that the service has, or names another account. */
export function parseEventFilter(text: string, subject: FilterSubject): EventFilter | undefined {
  const match = shape.exec(text);
  if (match === null) return undefined;
  const [, account = "", extension, tail, rawQuery] = match;
  if (account !== "~" && account !== subject.accountId) return undefined;
  const path = `/restapi/v1.0/account/${subject.accountId}`;
  const query = rawQuery === undefined ? "" : `?${rawQuery}`;
  if (extension === undefined) {
    if (tail !== "/telephony/sessions") return undefined;
    const where = conditionsOf(new URLSearchParams(rawQuery));
    return { kind: "telephony", extensionId: undefined, where, text: `${path}${tail}${query}` };
  }
  const extensionId = extension === "~" ? subject.extensionId : extension;
  const resolved = `${path}/extension/${extensionId}${tail ?? ""}${query}`;
  return extensionFilter(tail, {
    extensionId,
    text: resolved,
    query: new URLSearchParams(rawQuery),
  });
}
