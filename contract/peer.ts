import * as v from "valibot";

const label = v.pipe(v.string(), v.maxLength(512));

/** What names somebody, as far as that is known. Never a word of the service's own. */
export const peer = {
  name: v.optional(label),
  /** As people write it; `undefined` when the service withheld it. */
  number: v.optional(label),
  /** In place of `number`: the short number of an extension of the account. */
  extension: v.optional(label),
};
/** Somebody, as far as is known who. */
export const person = v.strictObject(peer);
export type Person = v.InferOutput<typeof person>;

/** Who is on the other end. */
export const peerView = v.strictObject({
  ...peer,
  /** The name is the company directory's. Else it is what the call carries, which a caller can choose. */
  nameFrom: v.optional(v.literal("directory")),
  /** Several people, listed as participants as far as they are known. */
  isConference: v.optional(v.literal(true)),
});
export type PeerView = v.InferOutput<typeof peerView>;
