/** Who the other people of a call are, from what the service says of them and the directory knows. */
import type { PeerView, Person } from "../../contract/peer.ts";
import { otherPeople } from "../actions/flip.ts";
import { isConference, isShortNumber } from "../session/own-call.ts";
import { ringOutTarget } from "../session/ring-out.ts";
import type { Party, Self, TelephonySession } from "../session/session.ts";

export interface PeerContext {
  readonly self: Self;
  /** A number as people write it. */
  readonly formatNumber: (number: string) => string;
  /** The name of a colleague by extension number or id, where the service gave none. */
  readonly nameOfExtension: (numberOrId: string) => string | undefined;
}

/** One side of a party as the service describes it. */
interface Side {
  readonly name: string | undefined;
  readonly number: string | undefined;
  readonly extensionId: string | undefined;
}

const fromSide = ({ facts }: Party): Side => ({
  name: facts.fromName?.value,
  number: facts.fromNumber?.value,
  extensionId: undefined,
});

const toSide = ({ facts }: Party): Side => ({
  name: facts.toName?.value,
  number: facts.toNumber?.value,
  extensionId: facts.toExtensionId?.value,
});

const isOutbound = ({ facts }: Party): boolean => facts.direction?.value === "outbound";

/** The other side of the user's call. */
export function peerOf(session: TelephonySession, own: Party, context: PeerContext): PeerView {
  if (isConference(session)) return { isConference: true };
  const target = ringOutTarget(session, own);
  const side =
    target === undefined ? (isOutbound(own) ? toSide(own) : fromSide(own)) : toSide(target);
  const name = nameIn(side) ?? nameFromOthers(otherPeople(session), isOutbound(own));
  const { isKnown, ...person } = identity({ ...side, name }, context);
  return isKnown ? { ...person, nameFrom: "directory" } : person;
}

/** Somebody else who takes part: a called party is described by its `to`, a caller by its `from`. */
export function identityOf(party: Party, context: PeerContext): Person {
  const side = isOutbound(party) ? fromSide(party) : toSide(party);
  const { name, number, extension } = identity(
    { ...side, extensionId: party.facts.extensionId?.value },
    context,
  );
  return { name, number, extension };
}

/** The callee names himself in the other party's `to`, the caller in the other party's `from`. */
function nameFromOthers(others: readonly Party[], outbound: boolean): string | undefined {
  const [only, ...more] = others;
  if (only === undefined || more.length > 0) return undefined;
  return nameIn(outbound ? toSide(only) : fromSide(only));
}

/**
 * The directory goes before the name that the call carries: of an outside call the caller chooses that
 * one. `isKnown`: the directory names him.
 */
function identity(side: Side, context: PeerContext): Person & { readonly isKnown: boolean } {
  const number = side.number === undefined ? undefined : extensionIn(side.number, context.self);
  const extension = number !== undefined && isShortNumber(number) ? number : undefined;
  const known = extension === undefined ? undefined : context.nameOfExtension(extension);
  const { extensionId } = side;
  const byId = extensionId === undefined ? undefined : context.nameOfExtension(extensionId);
  const listed = byId ?? known;
  const shown = extension === undefined ? shownNumber(number, context) : undefined;
  return {
    name: listed ?? nameIn(side),
    number: shown,
    extension,
    isKnown: listed !== undefined,
  };
}

/** Of the own company's number with an extension behind it, the extension. */
function extensionIn(number: string, { companyNumber }: Self): string {
  const [company, extension, ...more] = number.split("*");
  const isOwn = extension !== undefined && more.length === 0 && company === companyNumber;
  return isOwn ? extension : number;
}

/** As people write it; `undefined` for what is no number, such as a withheld one. */
export const shownNumber = (
  number: string | undefined,
  { formatNumber }: Pick<PeerContext, "formatNumber">,
): string | undefined =>
  number !== undefined && isNumber(number) ? formatNumber(number) : undefined;

/** The service puts words where it has no number: `anonymous`, `conference`, a conference's token. */
export const isNumber = (text: string): boolean => /^[+*#(]*[0-9][0-9*#()./ -]*$/.test(text);

/** The same words may stand where a name is due. */
export const isName = (text: string): boolean => !/^(anonymous|conference|conf_.*)$/i.test(text);

const nameIn = ({ name }: Side): string | undefined =>
  name !== undefined && isName(name) ? name : undefined;
