/** What the gateway promises in `ConnectionDetails`, and how it paces its frames. */
export interface GatewaySettings {
  readonly maxConnectionsPerSession: number;
  /** Notifications kept for a lost connection; the oldest leave first. */
  readonly recoveryBufferSize: number;
  readonly recoveryTimeoutSeconds: number;
  readonly idleTimeoutSeconds: number;
  readonly absoluteTimeoutSeconds: number;
  readonly maxActiveRequests: number;
  /** The next ping goes out this long after the last pong. */
  readonly pingIntervalMs: number;
  /**
   * Notifications wait this long after `ConnectionDetails` and after the answer to a subscribe,
   * because the official library loses or chokes on those that share a segment with either.
   */
  readonly quietMs: number;
}

/** The numbers that the service reports. */
export const defaultGatewaySettings: GatewaySettings = {
  maxConnectionsPerSession: 50,
  recoveryBufferSize: 100,
  recoveryTimeoutSeconds: 180,
  idleTimeoutSeconds: 1_800,
  absoluteTimeoutSeconds: 86_400,
  maxActiveRequests: 10,
  pingIntervalMs: 30_000,
  quietMs: 25,
};
