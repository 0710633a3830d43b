import type { Credentials, Proxy } from "./tunnel.ts";

/** Where people put them: curl's and most tools' variables, in either case. */
const variables = ["HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY"];

/**
 * User name and password for a proxy, from the environment's proxy addresses
 * (`http://user:password@proxy.example:3128`). Chromium reads the address from there and passes over
 * its password. They are used for the proxy of that very host and port, read anew each time, and kept
 * nowhere.
 */
export function createProxyCredentials(
  environment: Readonly<Record<string, string | undefined>>,
): (proxy: Proxy) => Credentials | undefined {
  return ({ host, port }) =>
    variables
      .flatMap((name) => [environment[name], environment[name.toLowerCase()]])
      .map((text) => URL.parse(text ?? ""))
      .filter((url) => url !== null)
      .filter((url) => url.hostname.replace(/^\[|\]$/g, "") === host && portOf(url) === port)
      .map(credentialsIn)
      .find((credentials) => credentials !== undefined);
}

const portOf = ({ port, protocol }: URL): number =>
  Number(port) || (protocol === "https:" ? 443 : 80);

function credentialsIn({ username, password }: URL): Credentials | undefined {
  if (username === "") return undefined;
  try {
    return { username: decodeURIComponent(username), password: decodeURIComponent(password) };
  } catch {
    return undefined;
  }
}
