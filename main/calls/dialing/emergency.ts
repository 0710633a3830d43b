/**
 * Emergency numbers. A short number is sent as an extension, so none of these leaves the company;
 * what they change is what the user is told (see docs/decisions). Not every country is listed: the
 * first row holds everywhere.
 */
const everywhere = ["112", "911"];
const byCountry: Readonly<Record<string, readonly string[]>> = {
  AT: ["122", "133", "144"],
  AU: ["000", "106"],
  CH: ["117", "118", "144"],
  DE: ["110"],
  ES: ["061", "062", "091"],
  FR: ["15", "17", "18", "114"],
  GB: ["999"],
  IE: ["999"],
  IT: ["113", "115", "118"],
  JP: ["110", "119"],
  NZ: ["111"],
};

export const isEmergency = (digits: string, country: string | undefined): boolean =>
  everywhere.includes(digits) || (byCountry[country ?? ""] ?? []).includes(digits);
