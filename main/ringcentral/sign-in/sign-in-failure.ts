/** Failures of a sign-in in the causes that its view has words for. */
import { type AppError, failed, type Result, type SignInCause } from "../../../contract/result.ts";
import type { RequestFailure } from "../rest/request-failure.ts";

export const signInFailed = (cause: SignInCause): Result<never> =>
  failed({ code: "sign-in-failed", cause });

const expiredCodes = new Set(["OAU-108", "OAU-128"]);
const otherClientCodes = new Set([
  "OAU-110",
  "OAU-112",
  "OAU-120",
  "OAU-121",
  "OAU-123",
  "OAU-153",
]);
const otherClientErrors = new Set(["invalid_client", "unauthorized_client"]);

export const isOtherClient = (code: string): boolean => otherClientCodes.has(code);

/** A clock that is off by less than this explains nothing. */
const wrongClockMs = 3_600_000;

/** What a failure of the token or authorization endpoint means; `now` by this machine's clock. */
export function signInReason(failure: RequestFailure, now: number): AppError {
  const { reason, oauthError, serviceTime } = failure;
  if (reason.code === "offline" || reason.code === "timed-out") {
    const network = reason.code === "offline" ? reason.network : undefined;
    const unreachable = { code: "sign-in-failed", cause: "unreachable" } as const;
    // Named where it says more than that nobody answers.
    if (network === undefined || network === "unreachable") return unreachable;
    return { ...unreachable, network };
  }
  if (reason.code === "bad-reply") return { code: "sign-in-failed", cause: "not-ringcentral" };
  if (reason.code !== "service" || reason.status >= 500) return reason;
  const cause = causeOf(reason, oauthError);
  const isVague = cause === "refused" || cause === "expired";
  const offBy = serviceTime === undefined ? 0 : Math.abs(serviceTime - now);
  return {
    code: "sign-in-failed",
    cause: isVague && offBy >= wrongClockMs ? "clock-wrong" : cause,
  };
}

function causeOf(
  { serviceCode = "", status }: AppError & { code: "service" },
  oauthError: string | undefined,
): SignInCause {
  if (expiredCodes.has(serviceCode)) return "expired";
  if (serviceCode === "OAU-109") return "redirect-not-registered";
  if (isOtherClient(serviceCode) || otherClientErrors.has(oauthError ?? "")) return "wrong-client";
  // The service's token endpoint always names an error; another server's 404 page does not.
  const isPlain = serviceCode === "" && oauthError === undefined;
  if (isPlain && (status === 404 || status === 405)) return "not-ringcentral";
  return "refused";
}
