import * as v from "valibot";

import {
  partyId,
  type PartyId,
  telephonySessionId,
  type TelephonySessionId,
} from "../../../contract/ids.ts";

export const sessionOf = (id: string): TelephonySessionId => v.parse(telephonySessionId, id);
export const partyOf = (id: string): PartyId => v.parse(partyId, id);
