/**
 * The account's resources as the service sends them, read tolerantly: a record that is no use by
 * itself is left out, never the whole list. Source: schema operations `readExtension`,
 * `readExtensionFeatures`, `listExtensionDevices`, `listForwardingNumbers`, `listExtensions`,
 * `listDirectoryEntries`, `listExtensionPhoneNumbers`, as collected in our notes on the API.
 */
import * as v from "valibot";

import { outsideText } from "../../../contract/outside-text.ts";
import { parserOf, said } from "../../../contract/parse.ts";

const identifier = v.pipe(
  v.union([v.string(), v.number()]),
  v.transform((id) => String(id)),
);
const shownIdentifier = v.pipe(identifier, outsideText);

/** Fit to be shown: the contract's length, and nothing but a name. */
const word = <S extends v.GenericSchema<unknown, string>>(schema: S) =>
  v.pipe(schema, v.regex(/^[\w .:-]{1,128}$/));

/** Records of one page, asked for and read: the service's maximum for extension resources. */
export const recordsAPage = 1_000;

/** The records that fit; the others are passed over, and so are those that nobody asked for. */
function recordsOf<S extends v.GenericSchema>(record: S) {
  const readable = v.pipe(
    v.custom<readonly unknown[]>(Array.isArray),
    v.transform((entries) =>
      entries.slice(0, recordsAPage).flatMap((entry) => {
        const result = v.safeParse(record, entry);
        return result.success ? [result.output] : [];
      }),
    ),
  );
  const paging = v.object({ page: said(v.number()), totalPages: said(v.number()) });
  return parserOf(v.object({ records: readable, paging: said(paging) }));
}

export interface Page<T> {
  readonly records: T[];
  readonly paging?:
    { readonly page?: number | undefined; readonly totalPages?: number | undefined } | undefined;
}

/** ISO 3166. */
const countryCode = v.pipe(v.string(), v.toUpperCase(), v.regex(/^[A-Z]{2}$/));
const serviceFeature = v.object({ featureName: v.string(), enabled: v.boolean() });
const extension = v.object({
  id: identifier,
  extensionNumber: said(shownIdentifier),
  name: said(outsideText),
  contact: said(
    v.object({
      firstName: said(outsideText),
      lastName: said(outsideText),
      company: said(outsideText),
    }),
  ),
  serviceFeatures: said(v.array(serviceFeature)),
  regionalSettings: said(v.object({ homeCountry: said(v.object({ isoCode: said(countryCode) })) })),
});
export type WireExtension = v.InferOutput<typeof extension>;
export const parseExtension = parserOf(extension);

/** The guide's example names the permission, the newer schema describes it by its id. */
const namedPermission = v.union([
  v.string(),
  v.pipe(
    v.object({ id: v.string() }),
    v.transform(({ id }) => id),
  ),
]);
const feature = v.object({
  id: v.string(),
  available: v.boolean(),
  /** With `available: false`. */
  reason: said(v.object({ code: said(v.string()), permission: said(word(namedPermission)) })),
});
export type WireFeature = v.InferOutput<typeof feature>;
export const parseFeatures = recordsOf(feature);

const device = v.object({
  id: identifier,
  type: said(outsideText),
  status: said(v.string()),
  name: said(outsideText),
});
export type WireDevice = v.InferOutput<typeof device>;
export const parseDevices = recordsOf(device);

const forwardingNumber = v.object({
  phoneNumber: said(outsideText),
  label: said(outsideText),
  type: said(outsideText),
  features: said(v.array(v.string())),
  flipNumber: said(identifier),
});
export type WireForwardingNumber = v.InferOutput<typeof forwardingNumber>;
export const parseForwardingNumbers = recordsOf(forwardingNumber);

/** A directory entry, or an extension of the extension list. */
const entry = v.object({
  id: identifier,
  type: said(v.string()),
  status: said(v.string()),
  name: said(outsideText),
  firstName: said(outsideText),
  lastName: said(outsideText),
  extensionNumber: said(shownIdentifier),
});
export type WireEntry = v.InferOutput<typeof entry>;
export const parseEntries = recordsOf(entry);

const phoneNumber = v.object({ phoneNumber: outsideText, usageType: said(v.string()) });
export type WirePhoneNumber = v.InferOutput<typeof phoneNumber>;
export const parsePhoneNumbers = recordsOf(phoneNumber);
