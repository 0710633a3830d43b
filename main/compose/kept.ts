/** What the calls of an account keep beside its settings: no secrets, and nothing that must be there. */
import { join } from "node:path";
import * as v from "valibot";

import { dialledTarget } from "../../contract/dialing.ts";
import { telephonySessionId } from "../../contract/ids.ts";
import type { CallServiceOptions } from "../calls/call-service.ts";
import { keptJson } from "../files/kept-json.ts";

/** In the account's own folder, so that no other account ever reads it. */
export const keptIn = (folder: string): Pick<CallServiceOptions, "dialled" | "pair"> => ({
  dialled: keptJson({
    path: join(folder, "dialled.json"),
    version: 1,
    schema: v.array(dialledTarget),
  }),
  pair: keptJson({
    path: join(folder, "warm-transfer.json"),
    version: 1,
    schema: v.nullable(
      v.strictObject({
        firstId: telephonySessionId,
        consultId: telephonySessionId,
        by: v.picklist(["asked", "by-hand"]),
      }),
    ),
  }),
});
