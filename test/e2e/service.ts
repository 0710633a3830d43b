import type { Simulator } from "../../simulator/server.ts";

/** A party as the simulator's truth gives it; only what scenarios look at. */
export interface TrueParty {
  readonly id: string;
  readonly extensionId?: string;
  readonly muted: boolean;
  readonly status: { readonly code: string; readonly reason?: string };
  readonly park?: { readonly id?: string };
  readonly recordings?: readonly { readonly id: string; readonly active: boolean }[];
  readonly to?: { readonly phoneNumber?: string; readonly extensionId?: string };
}

export interface TrueCall {
  readonly telephonySessionId: string;
  readonly parties: readonly TrueParty[];
}

/** One request as the service received it. */
export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly requestBody: unknown;
  readonly status: number;
}

interface Created {
  readonly telephonySessionId: string;
  readonly partyId: string;
}

/** The other side of a scenario: makes calls happen and says what is really so. */
export class Service {
  readonly #simulator: Simulator;

  constructor(simulator: Simulator) {
    this.#simulator = simulator;
  }

  get launchArguments(): string[] {
    const { url, clientId, jwt } = this.#simulator;
    return ["--server", url, "--client-id", clientId, "--jwt", jwt];
  }

  call(wanted: Record<string, unknown>): Promise<Created> {
    return this.#ask("POST", "calls", wanted) as Promise<Created>;
  }

  async act(telephonySessionId: string, action: string, party?: string): Promise<void> {
    await this.#ask("POST", `calls/${encodeURIComponent(telephonySessionId)}/actions`, {
      action,
      ...(party === undefined ? {} : { party }),
    });
  }

  async truth(telephonySessionId: string): Promise<TrueCall | undefined> {
    const { calls } = (await this.#ask("GET", "calls")) as { calls: TrueCall[] };
    return calls.find((call) => call.telephonySessionId === telephonySessionId);
  }

  async party(created: Created): Promise<TrueParty | undefined> {
    const call = await this.truth(created.telephonySessionId);
    return call?.parties.find(({ id }) => id === created.partyId);
  }

  async requests(method: string, path: RegExp): Promise<SeenRequest[]> {
    const { requests } = (await this.#ask("GET", "traffic")) as { requests: SeenRequest[] };
    return requests.filter((request) => request.method === method && path.test(request.path));
  }

  async fault(fault: Record<string, unknown>): Promise<void> {
    await this.#ask("POST", "faults", fault);
  }

  async clearFaults(): Promise<void> {
    await this.#ask("DELETE", "faults");
  }

  async #ask(method: string, path: string, body?: unknown): Promise<unknown> {
    const response = await fetch(`${this.#simulator.control.replace(/\/$/, "")}/${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.#simulator.controlKey}`,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
    return text === "" ? undefined : (JSON.parse(text) as unknown);
  }
}
