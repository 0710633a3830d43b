/**
 * What stands between this machine and the service, told from how a request failed. Two stacks
 * report it: Node's (the event socket, the preview host) by error codes, often inside `cause`, and
 * Chromium's (`net.fetch`) by `net::ERR_…` in the message alone. And two things come as answers: a
 * proxy that wants a password (407), and a captive portal that answers in the service's place.
 */
import type { NetworkTrouble } from "../../contract/result.ts";

/** A failure whose trouble is known where it arises, for instance between us and a proxy. */
export class NetworkFailure extends Error {
  readonly network: NetworkTrouble;

  constructor(network: NetworkTrouble, options?: ErrorOptions) {
    super(`network: ${network}`, options);
    this.name = "NetworkFailure";
    this.network = network;
  }
}

const troubleCodes: readonly (readonly [NetworkTrouble, string])[] = [
  ["dns", "ENOTFOUND EAI_AGAIN EAI_NODATA EAI_NONAME EAI_FAIL"],
  ["dns", "ERR_NAME_NOT_RESOLVED ERR_NAME_RESOLUTION_FAILED ERR_DNS_TIMED_OUT"],
  ["dns", "ERR_DNS_SERVER_FAILED ERR_DNS_MALFORMED_RESPONSE ERR_ICANN_NAME_COLLISION"],
  ["proxy", "ERR_PROXY_CONNECTION_FAILED ERR_TUNNEL_CONNECTION_FAILED"],
  ["proxy", "ERR_PROXY_CERTIFICATE_INVALID ERR_SOCKS_CONNECTION_FAILED"],
  ["proxy", "ERR_SOCKS_CONNECTION_HOST_UNREACHABLE ERR_HTTPS_PROXY_TUNNEL_RESPONSE_REDIRECT"],
  ["proxy", "ERR_PAC_SCRIPT_FAILED ERR_PAC_NOT_IN_DHCP ERR_NO_SUPPORTED_PROXIES"],
  ["proxy", "ERR_MANDATORY_PROXY_CONFIGURATION_FAILED"],
  ["proxy-password", "ERR_PROXY_AUTH_REQUESTED ERR_PROXY_AUTH_UNSUPPORTED"],
  ["proxy-password", "ERR_PROXY_AUTH_REQUESTED_WITH_NO_CONNECTION ERR_UNEXPECTED_PROXY_AUTH"],
  ["certificate", "SELF_SIGNED_CERT_IN_CHAIN DEPTH_ZERO_SELF_SIGNED_CERT"],
  ["certificate", "UNABLE_TO_VERIFY_LEAF_SIGNATURE UNABLE_TO_GET_ISSUER_CERT"],
  ["certificate", "UNABLE_TO_GET_ISSUER_CERT_LOCALLY CERT_SIGNATURE_FAILURE CERT_HAS_EXPIRED"],
  ["certificate", "CERT_NOT_YET_VALID CERT_UNTRUSTED CERT_REJECTED CERT_REVOKED INVALID_CA"],
  ["certificate", "CERT_CHAIN_TOO_LONG PATH_LENGTH_EXCEEDED INVALID_PURPOSE HOSTNAME_MISMATCH"],
  ["certificate", "ERR_TLS_CERT_ALTNAME_INVALID ERR_SSL_PINNED_KEY_NOT_IN_CERT_CHAIN"],
  ["certificate", "ERR_SSL_SERVER_CERT_BAD_FORMAT ERR_BAD_SSL_CLIENT_AUTH_CERT"],
  ["unreachable", "ECONNREFUSED ENETUNREACH ENETDOWN EHOSTUNREACH EHOSTDOWN EADDRNOTAVAIL"],
  ["unreachable", "UND_ERR_CONNECT_TIMEOUT ERR_INTERNET_DISCONNECTED ERR_CONNECTION_REFUSED"],
  ["unreachable", "ERR_CONNECTION_TIMED_OUT ERR_CONNECTION_FAILED ERR_ADDRESS_UNREACHABLE"],
];
const troubles: ReadonlyMap<string, NetworkTrouble> = new Map(
  troubleCodes.flatMap(([trouble, codes]) =>
    codes.split(" ").map((code) => [code, trouble] as const),
  ),
);

/**
 * What a code of Node or Chromium tells. All of these arise before a request is handed over, so a
 * code that is known here also says that nothing has reached the service.
 */
export const troubleOfCode = (code: string): NetworkTrouble | undefined =>
  code.startsWith("ERR_CERT_") ? "certificate" : troubles.get(code);

/** How deep causes are looked through; undici and Electron wrap once or twice. */
const deepestCause = 4;

/** The trouble behind a failed request or handshake; `undefined` when its codes tell of none. */
export function networkTroubleOf(error: unknown): NetworkTrouble | undefined {
  let current: unknown = error;
  for (let depth = 0; depth < deepestCause && current instanceof Error; depth += 1) {
    if (current instanceof NetworkFailure) return current.network;
    const code = codeOf(current);
    const trouble = code === undefined ? undefined : troubleOfCode(code);
    if (trouble !== undefined) return trouble;
    // With several addresses Node collects one failure per address; the first stands for all.
    current = current instanceof AggregateError ? current.errors[0] : current.cause;
  }
  return undefined;
}

/** Node's code, or Chromium's, which Electron gives only in the message. */
export function codeOf(error: Error): string | undefined {
  if ("code" in error && typeof error.code === "string") return error.code;
  return /net::(ERR_\w+)/.exec(error.message)?.[1];
}

/** The connection ended before any answer. Whether the request had arrived stays unknown. */
export const wasCut = (error: Error): boolean => codeOf(error) === "ECONNRESET";

/** What of an answer decides whether it came from the service at all. */
export interface AnswerHead {
  readonly status: number;
  readonly headers: Headers;
  /** Where the request went. */
  readonly url: string;
  /**
   * The host is known to be the service, since it has given us tokens before. An unknown host that
   * answers with a web page is more likely to be no RingCentral at all, which has its own words.
   */
  readonly known: boolean;
}

/**
 * Whether something in between answered in the service's place: `proxy-password` for a 407,
 * `captive-portal` for a 511 (RFC 6585), for a redirect to a foreign host, and for a web page where
 * a known service owes JSON. The service's own answers are JSON or empty, and it never redirects an
 * API request; web pages with an error status may still be its own gateway's.
 */
export function answeredInBetween(answer: AnswerHead): NetworkTrouble | undefined {
  const { status, headers, known } = answer;
  if (status === 407) return "proxy-password";
  if (status === 511) return "captive-portal";
  const from = new URL(answer.url);
  const isService = known || isRingCentral(from.hostname);
  if (status >= 300 && status < 400) {
    const to = URL.parse(headers.get("Location") ?? "", answer.url);
    const isForeign = to !== null && familyOf(to.hostname) !== familyOf(from.hostname);
    return isForeign || isService ? "captive-portal" : undefined;
  }
  const isPage =
    /^text\/html\b/i.test(headers.get("Content-Type") ?? "") &&
    headers.get("Content-Length") !== "0";
  return isPage && isService && status >= 200 && status < 300 ? "captive-portal" : undefined;
}

/**
 * Electron's `net.fetch` cannot hand a redirect back (`redirect: "manual"` ends in this error), so
 * where it leads stays unknown: only from a service that never redirects does it tell anything.
 */
export function isRefusedRedirect(error: unknown): boolean {
  return error instanceof Error && error.message === "Redirect was cancelled";
}

const isRingCentral = (hostname: string): boolean => /(^|\.)ringcentral\.(com|biz)$/.test(hostname);

/** Hosts of one owner, near enough: addresses by themselves, names by their last two labels. */
function familyOf(hostname: string): string {
  const isAddress = /^[\d.]+$|^\[/.test(hostname);
  return isAddress ? hostname : hostname.split(".").slice(-2).join(".");
}
