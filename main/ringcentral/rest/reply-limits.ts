/** What the service, or whoever answers in its place, may cost this machine over REST. */

/**
 * The largest bodies that are read, in bytes after decompression, by what they bring. One that is
 * larger is given up at once: `reply-too-large`.
 */
export const mostReplyBytes = {
  /** The tokens of a user or of the event socket: a few kilobytes. */
  token: 65_536,
  /** An answer outside of 2xx: of a larger one its status and headers alone count. */
  failure: 65_536,
  /** The page that the service shows to a browser, searched for an error's code. */
  page: 1_048_576,
  /** One thing: a call, presence, the own extension. */
  record: 1_048_576,
  /** A page of a list: a thousand entries are about one megabyte. */
  list: 4_194_304,
} as const;

/** What an answer brings. */
export type ReplyKind = keyof typeof mostReplyBytes;
