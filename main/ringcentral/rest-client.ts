import type { Result } from "../../contract/result.ts";

/** One request. Paths start with `/restapi`; a query value that is an array repeats its key. */
export interface RestRequest {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  readonly path: string;
  readonly query?: Readonly<Record<string, string | number | boolean | readonly string[]>>;
  /** Sent as JSON; left out, the request has no body at all. */
  readonly body?: Readonly<Record<string, unknown>>;
}

export interface RestClient {
  /** Reads or asks for JSON. Only a GET is sent a second time, once, when that can help. */
  read(request: RestRequest): Promise<Result<unknown>>;
  /** Sends once; any 2xx is success, whatever the body. A lost answer is `timed-out`. */
  perform(request: RestRequest): Promise<Result<undefined>>;
}
