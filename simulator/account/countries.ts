/**
 * The countries that an account can be at home in. A number is checked by its country's numbering
 * plan only as far as its first digit: no source says how the service itself checks. That is enough
 * for a national number behind a wrong country code (`030 …` as `+1030…`) to be refused.
 */

/** A country as the service names it. */
export interface Country {
  readonly id: string;
  readonly name: string;
  readonly isoCode: string;
  readonly callingCode: string;
}

interface NumberedCountry extends Country {
  /** What may follow the calling code: never a trunk prefix. */
  readonly national: RegExp;
  /** Numbers that the country keeps free for fiction, but for their last three digits. */
  readonly fictional: string;
}

/** The ids other than that of the United States are invented. */
const countries = {
  US: {
    ...{ id: "1", name: "United States", isoCode: "US", callingCode: "1" },
    national: /^[2-9]\d{2}\d{7}$/,
    fictional: "+15550100",
  },
  DE: {
    ...{ id: "75", name: "Germany", isoCode: "DE", callingCode: "49" },
    national: /^[1-9]\d{3,13}$/,
    fictional: "+493023125",
  },
  FR: {
    ...{ id: "68", name: "France", isoCode: "FR", callingCode: "33" },
    national: /^[1-9]\d{8}$/,
    fictional: "+33199000",
  },
  GB: {
    ...{ id: "224", name: "United Kingdom", isoCode: "GB", callingCode: "44" },
    national: /^[1-9]\d{8,9}$/,
    fictional: "+442079460",
  },
} as const satisfies Record<string, NumberedCountry>;

export type CountryCode = keyof typeof countries;
export const countryCodes = ["US", "DE", "FR", "GB"] as const satisfies readonly CountryCode[];

export function isCountryCode(text: string): text is CountryCode {
  return text in countries;
}

export function countryOf(code: CountryCode): Country {
  const { id, name, isoCode, callingCode } = countries[code];
  return { id, name, isoCode, callingCode };
}

/** One of the account's numbers as it would be in that country: its last three digits stay. */
export function movedTo(code: CountryCode, phoneNumber: string): string {
  return countries[code].fictional + phoneNumber.slice(-3);
}

const e164 = /^\+[1-9]\d{6,14}$/;

/** E.164, and none that its country cannot have. */
export function canBeDialled(phoneNumber: string): boolean {
  if (!e164.test(phoneNumber)) return false;
  const plan = Object.values(countries).find(({ callingCode }) =>
    phoneNumber.startsWith(`+${callingCode}`),
  );
  return plan === undefined || plan.national.test(phoneNumber.slice(plan.callingCode.length + 1));
}
