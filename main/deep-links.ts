/**
 * Addresses that the system starts Ringside for. macOS hands them over by `open-url`; on Windows
 * and Linux they are an argument, of the first start or of a second one, which the first one hears
 * of. Where Chromium and launchers add arguments of their own, so the order means nothing.
 */
import * as v from "valibot";

import { privateScheme } from "./configuration/build-defaults.ts";

/** In characters; longer than any that the service makes. Anything may be handed to an application. */
export const longestLink = 16_384;

/**
 * The schemes that the system may be told of: a click on an address of any other would open Ringside
 * and do nothing. The package claims the same ones (`electron-builder.yml`).
 */
export const linkSchemes: readonly string[] = [privateScheme];

/** The address of ours among these arguments, if there is one. */
export const deepLinkIn = (args: readonly string[]): string | undefined =>
  args.find(
    (arg) =>
      arg.length <= longestLink &&
      linkSchemes.some((scheme) => arg.toLowerCase().startsWith(`${scheme}:`)),
  );

const visit = v.object({ link: v.pipe(v.string(), v.maxLength(longestLink)) });

/** What a second start tells the first, beside its arguments. */
export const visitOf = (args: readonly string[]): { readonly link?: string } => {
  const link = deepLinkIn(args);
  return link === undefined ? {} : { link };
};

/** The address that a second start was for: as it said so itself, else as its arguments do. */
export function linkOfVisit(said: unknown, args: readonly string[]): string | undefined {
  const parsed = v.safeParse(visit, said);
  return parsed.success ? deepLinkIn([parsed.output.link]) : deepLinkIn(args);
}
