/** What views are computed with: the account's facts, and how numbers and names are written. */
import type { Self } from "../../../telephony/session/session.ts";
import type { ViewContext } from "../../../telephony/view/call-view.ts";
import { formatNumber, homeOf, toE164 } from "../dialing/phone-number.ts";
import type { AccountFacts } from "../ports.ts";

export function selfOf(facts: AccountFacts): Self {
  const { extensionId, companyNumber, directNumber } = facts;
  const inFull = (number: string | undefined): string | undefined =>
    number && (toE164(number, homeOf(facts)) ?? number);
  return {
    extensionId,
    companyNumber: inFull(companyNumber),
    directNumber: inFull(directNumber),
  };
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
  // Numbers have at most six digits, ids more. Looked for one by one: a view names a few, and an index
  // of a large directory would be made anew with each change of it.
  const nameOf = (numberOrId: string): string | undefined =>
    facts.colleagues.findLast(
      ({ extensionId, extensionNumber }) =>
        extensionId === numberOrId || extensionNumber === numberOrId,
    )?.name;
  return {
    facts,
    self: selfOf(facts),
    formatNumber: remembering((number) => formatNumber(number, home)),
    nameOfExtension: remembering(nameOf),
  };
}

/** Formatting and looking up cost more than all else in a view, and the same few numbers come again. */
function remembering<T>(answer: (number: string) => T): (number: string) => T {
  const known = new Map<string, { readonly answer: T }>();
  return (number) => {
    const before = known.get(number);
    if (before !== undefined) return before.answer;
    const answered = answer(number);
    if (known.size >= rememberedNumbers) known.clear();
    known.set(number, { answer: answered });
    return answered;
  };
}

const rememberedNumbers = 1_000;
