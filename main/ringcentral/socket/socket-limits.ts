/** Waits of the event socket, in milliseconds. */
export interface SocketLimits {
  /** From the wish for a connection to the start of its handshake: proxy look-up and the like. */
  readonly wayMs: number;
  readonly handshakeMs: number;
  /** From the handshake to `ConnectionDetails`. */
  readonly greetingMs: number;
  /** The answer to a request over the socket. */
  readonly answerMs: number;
  /** Silence on the wire before a ping, and the time for the pong: together under 15 s. */
  readonly pingQuietMs: number;
  readonly pongMs: number;
  /** Silence of the service itself before a `Heartbeat` frame; the guide asks for 30 s or more. */
  readonly heartbeatQuietMs: number;
  readonly heartbeatAnswerMs: number;
  /** The pong's time, and the age that an attempt may have, when the machine woke up or the like. */
  readonly checkMs: number;
  /** The subscription is asked for its life this often. */
  readonly careMs: number;
  /** A session is replaced this long before the service ends it (less for a short one). */
  readonly handOverMs: number;
  /** A hand-over that failed is tried again after this. */
  readonly handOverRetryMs: number;
  /** Without a word of waking, a suspended socket comes back after this much running time. */
  readonly suspendedMs: number;
}

export const defaultSocketLimits: SocketLimits = {
  wayMs: 14_000,
  handshakeMs: 10_000,
  greetingMs: 10_000,
  answerMs: 10_000,
  pingQuietMs: 9_000,
  pongMs: 4_500,
  heartbeatQuietMs: 30_000,
  heartbeatAnswerMs: 10_000,
  checkMs: 2_000,
  careMs: 300_000,
  handOverMs: 300_000,
  handOverRetryMs: 60_000,
  suspendedMs: 30_000,
};
