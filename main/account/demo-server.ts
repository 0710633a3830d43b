/** The demo account's own service: the simulator, inside this process, on a random local port. */
export interface DemoServer {
  /** `http://127.0.0.1:<port>`. */
  readonly url: string;
  readonly clientId: string;
  /** Good for this run only. */
  readonly jwt: string;
  dispose(): Promise<void>;
}
