/** What views are computed with: the account's facts, and how numbers and names are written. */
import type { Self } from "../../../telephony/session/session.ts";
import type { ViewContext } from "../../../telephony/view/call-view.ts";
import { formatNumber, homeOf, toE164 } from "../dialing/phone-number.ts";
import type { AccountFacts } from "../ports.ts";

export function selfOf(facts: AccountFacts): Self {
  const { extensionId, companyNumber } = facts;
  const number = companyNumber && (toE164(companyNumber, homeOf(facts)) ?? companyNumber);
  return { extensionId, ...(number === undefined ? {} : { companyNumber: number }) };
}

/** The context for views, made once for each state of the facts, and once more for a pause. */
export function contextSource(facts: () => AccountFacts): (isPaused: boolean) => ViewContext {
  const contextsOf = (now: AccountFacts) => {
    const context = contextOf(now);
    return { facts: now, context, paused: { ...context, facts: { ...now, servicePaused: true } } };
  };
  let last: ReturnType<typeof contextsOf> | undefined;
  return (isPaused) => {
    const now = facts();
    if (last?.facts !== now) last = contextsOf(now);
    return isPaused ? last.paused : last.context;
  };
}

function contextOf(facts: AccountFacts): ViewContext {
  const home = homeOf(facts);
  // Numbers have at most six digits, ids more.
  const names = new Map(
    facts.colleagues.flatMap(({ extensionId, extensionNumber, name }) => [
      [extensionId, name] as const,
      [extensionNumber, name] as const,
    ]),
  );
  return {
    facts,
    self: selfOf(facts),
    formatNumber: remembering((number) => formatNumber(number, home)),
    nameOfExtension: (numberOrId) => names.get(numberOrId),
  };
}

/** Formatting costs more than all else in a view, and the same few numbers come again. */
function remembering(format: (number: string) => string): (number: string) => string {
  const known = new Map<string, string>();
  return (number) => {
    const before = known.get(number);
    if (before !== undefined) return before;
    const formatted = format(number);
    if (known.size >= rememberedNumbers) known.clear();
    known.set(number, formatted);
    return formatted;
  };
}

const rememberedNumbers = 1_000;
