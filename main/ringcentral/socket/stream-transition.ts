/** The history of the event socket, as the diagnostics keep it. */

/**
 * Where the event socket is.
 *
 * | phase | means |
 * |---|---|
 * | asking | a socket token is asked for |
 * | opening, greeting, subscribing | the steps of one connection, see `event-connection.ts` |
 * | ready | events flow; `recovered`: the former session goes on at the service |
 * | lost | events may be lost from here on; `reason` |
 * | waiting | the next try comes in `delayMs`; `reason` of the last failure |
 * | handing-over | events still flow while a successor is being made; `reason` |
 * | suspended | closed because the machine goes to sleep |
 * | closed | given up for good: disposed, or signed out |
 */
export type StreamPhase =
  | "asking"
  | "opening"
  | "greeting"
  | "subscribing"
  | "ready"
  | "lost"
  | "waiting"
  | "handing-over"
  | "suspended"
  | "closed";

/** One step, in order of time. Holds nothing secret and nothing of a call. */
export interface StreamTransition {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly phase: StreamPhase;
  /** A fixed word: the code of an `AppError`, with its status, or of the service's frame (`WSG-902`). */
  readonly reason?: string;
  readonly recovered?: boolean;
  readonly delayMs?: number;
}
