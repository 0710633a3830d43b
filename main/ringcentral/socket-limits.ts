/** Waits of the event socket, in milliseconds. */
export interface SocketLimits {
  readonly handshakeMs: number;
  /** From the handshake to `ConnectionDetails`. */
  readonly greetingMs: number;
  readonly subscribeMs: number;
  /** Silence on the wire before a ping, and the time for the pong: together under 15 s. */
  readonly pingQuietMs: number;
  readonly pongMs: number;
  /** Silence of the service itself before a `Heartbeat` frame; the guide asks for 30 s or more. */
  readonly heartbeatQuietMs: number;
  readonly heartbeatAnswerMs: number;
  /** The pong's time when the machine woke up or the network changed. */
  readonly checkMs: number;
}

export const defaultSocketLimits: SocketLimits = {
  handshakeMs: 10_000,
  greetingMs: 10_000,
  subscribeMs: 10_000,
  pingQuietMs: 9_000,
  pongMs: 5_000,
  heartbeatQuietMs: 30_000,
  heartbeatAnswerMs: 10_000,
  checkMs: 3_000,
};
