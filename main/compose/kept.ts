/** What the calls of an account keep beside its settings: no secrets, and nothing that must be there. */
import { join } from "node:path";
import * as v from "valibot";

import { dialledTarget } from "../../contract/dialing.ts";
import { telephonySessionId } from "../../contract/ids.ts";
import type { CallServiceOptions } from "../calls/call-service.ts";
import { type CardNumberKeeper, mostCardNumbers } from "../calls/state/card-numbers.ts";
import type { RecentKeeper } from "../calls/state/recent-calls.ts";
import { mostRecent, recentCall } from "../../contract/outcome.ts";
import { keptJson } from "../files/kept-json.ts";

/** In the account's own folder, so that no other account ever reads it. */
export const keptIn = (
  folder: string,
): Required<Pick<CallServiceOptions, "dialled" | "pair">> & {
  readonly recent: RecentKeeper;
  readonly cardNumbers: CardNumberKeeper;
} => ({
  recent: keptJson({
    path: join(folder, "recent.json"),
    version: 1,
    schema: v.pipe(v.array(recentCall), v.maxLength(mostRecent)),
  }),
  dialled: keptJson({
    path: join(folder, "dialled.json"),
    version: 1,
    schema: v.array(dialledTarget),
  }),
  cardNumbers: keptJson({
    path: join(folder, "card-numbers.json"),
    version: 1,
    schema: v.pipe(
      v.array(v.strictObject({ telephonySessionId, until: v.number() })),
      v.maxLength(mostCardNumbers),
    ),
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
