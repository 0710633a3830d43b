/**
 * Addresses that the system starts Ringside for. macOS hands them over by `open-url`; on Windows
 * and Linux they are an argument, of the first start or of a second one, which the first one hears
 * of. Where Chromium and launchers add arguments of their own, so the order means nothing.
 */
import * as v from "valibot";

import { privateScheme } from "./configuration/build-defaults.ts";
import { phoneSchemes } from "./desktop/links/phone-link.ts";

/** In characters; longer than any that the service makes. Anything may be handed to an application. */
export const longestLink = 16_384;

/**
 * The schemes that the package tells the system of (`electron-builder.yml`): a click on an address of any
 * other would open Ringside and do nothing. Those of phone numbers are the user's choice, by the settings.
 */
export const linkSchemes: readonly string[] = [privateScheme];

const handled: readonly string[] = [...linkSchemes, ...phoneSchemes];

/** The address of ours among these arguments, if there is one. */
export const deepLinkIn = (args: readonly string[]): string | undefined =>
  args.find(
    (arg) =>
      arg.length <= longestLink &&
      handled.some((scheme) => arg.slice(0, scheme.length + 1).toLowerCase() === `${scheme}:`),
  );

const visit = v.object({
  link: v.optional(v.fallback(v.optional(v.pipe(v.string(), v.maxLength(longestLink))), undefined)),
  hidden: v.optional(v.fallback(v.boolean(), false), false),
});

/** What a second start is for. */
export interface Visit {
  readonly link?: string;
  /** It was asked not to show the window. */
  readonly hidden: boolean;
}

/** What a second start tells the first, beside its arguments. */
export const visitOf = (args: readonly string[]): Visit & Record<string, unknown> => {
  const link = deepLinkIn(args);
  return { ...(link === undefined ? {} : { link }), hidden: args.includes("--hidden") };
};

/** Of a second start: as it said so itself, else as its arguments do. */
export function readVisit(said: unknown, args: readonly string[]): Visit {
  const parsed = v.safeParse(visit, said);
  if (!parsed.success) return visitOf(args);
  const { link, hidden } = parsed.output;
  const own = link === undefined ? deepLinkIn(args) : deepLinkIn([link]);
  return { ...(own === undefined ? {} : { link: own }), hidden };
}
