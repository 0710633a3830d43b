import { SDK } from "@ringcentral/sdk";

import type { Platform } from "../rest/rest-client.ts";
import type { Fetch, ServiceOptions } from "../service-options.ts";

/**
 * The SDK's platform on our own fetch and token store. It writes requests and reads answers; when a
 * token is renewed, and what a failure means, is decided around it.
 */
export function createPlatform(
  options: ServiceOptions,
  own: { readonly fetch: Fetch; readonly storage: Storage },
): Platform {
  // With a Request of the given class the SDK calls fetch with that as the only argument.
  const fetch: typeof globalThis.fetch = (input) =>
    input instanceof Request
      ? own.fetch(input)
      : Promise.reject(new TypeError("expected a Request"));
  return new SDK({
    server: options.server,
    clientId: options.clientId,
    appName: options.appName,
    appVersion: options.appVersion,
    // The defaults wipe the tokens whenever a refresh fails, also for want of a network.
    clearCacheOnRefreshError: false,
    handleRateLimit: false,
    refreshDelayMs: 0,
    defaultRequestInit: { credentials: "omit", redirect: "manual" },
    fetch,
    Request,
    Response,
    Headers,
    localStorage: own.storage,
  }).platform();
}
