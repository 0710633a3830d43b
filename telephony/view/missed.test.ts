import { describe, expect, test } from "vitest";

import { after, event, id, now, read, self, sessionIn } from "../../test/support/core-story.ts";
import {
  asPartyId,
  inbound,
  outsider,
  type PartyWords,
  rowanId,
} from "../../test/support/wire-messages.ts";
import type { CoreEvent } from "../reduce/core-event.ts";
import { howRingingEnded } from "./missed.ts";

const rang = event(6, inbound("Proceeding"));
const endOf = (...events: readonly CoreEvent[]) =>
  howRingingEnded(sessionIn(after(...events)), self);
const ends = (words: Partial<PartyWords>, code = "Disconnected") =>
  endOf(rang, event(7, inbound(code, words)));
const rowan = (code: string): PartyWords => ({
  ...{ id: "5", direction: "Inbound", extensionId: rowanId },
  code,
});
/** A mark that no event gave. */
const noMark = { missedCall: undefined };

describe("an event that tells of the end", () => {
  test.each([
    ["is missed when the service marks it so", { missedCall: true }, "missed"],
    ["is not missed when the service says that it is not", { missedCall: false }, "decided"],
    ["is not known when the service says nothing", noMark, "unknown"],
    [
      "is missed when its reason says that nobody came",
      { ...noMark, reason: "NoAnswer" },
      "missed",
    ],
    ["was decided when a colleague took it", { ...noMark, reason: "AgentAnswered" }, "decided"],
    ["was decided when it was declined", { missedCall: true, reason: "Rejected" }, "decided"],
    ["was decided when it was sent on", { missedCall: true, reason: "BlindTransfer" }, "decided"],
    ["was decided when it was redirected", { ...noMark, reason: "CallRedirected" }, "decided"],
    ["is not known for a reason that we do not know", { ...noMark, reason: "Zed" }, "unknown"],
  ] as const)("%s", (_name, words, ending) => {
    expect(ends(words)).toBe(ending);
  });

  test("is missed in the mailbox, unless the service says that it is not missed", () => {
    expect(ends({ missedCall: true }, "VoiceMail")).toBe("missed");
    expect(ends(noMark, "VoiceMail")).toBe("missed");
    expect(ends({ missedCall: false }, "VoiceMail")).toBe("unknown");
  });

  test("is no missed call when a fax machine took it, or it went to another session", () => {
    expect(ends({ missedCall: false }, "FaxReceive")).toBe("decided");
    expect(ends({ missedCall: true }, "FaxReceive")).toBe("decided");
    expect(ends({ missedCall: true }, "Gone")).toBe("decided");
  });
});

describe("what the ringing said before its end", () => {
  test("is no word about the end", () => {
    expect(
      endOf(rang, read(after(rang), [outsider("Answered"), inbound("Disconnected", noMark)])),
    ).toBe("unknown");
  });

  test("counts when the service marked it missed while it rang", () => {
    const marked = event(6, inbound("Proceeding", { missedCall: true }));
    expect(endOf(marked, event(7, inbound("Disconnected", noMark)))).toBe("missed");
  });

  test.each([
    ["missed", false, true],
    ["decided", true, false],
  ] as const)("the last of several marks counts: %s", (ending, first, last) => {
    const early = event(7, inbound("Disconnected", { missedCall: first }));
    const late = event(8, inbound("Disconnected", { missedCall: last }));
    expect(endOf(rang, early, late)).toBe(ending);
    expect(endOf(rang, late, early)).toBe(ending);
  });
});

describe("several rounds of ringing", () => {
  const second = inbound("Proceeding", { id: "5" });
  const missedOnce = [rang, event(7, inbound("Disconnected", { missedCall: true }))] as const;

  test("a round that was missed does not make the next one missed", () => {
    const taken = event(9, inbound("Disconnected", { id: "5", missedCall: false }));
    expect(endOf(...missedOnce, event(8, second), taken)).toBe("decided");
  });

  test("the last round is missed by its own mark", () => {
    const gone = event(9, inbound("Disconnected", { id: "5", missedCall: true }));
    expect(endOf(...missedOnce, event(8, second), gone)).toBe("missed");
  });
});

describe("who else took part", () => {
  test("another phone of mine answered", () => {
    const other = event(7, inbound("Answered", { id: "4" }));
    const mine = event(8, inbound("Disconnected", { missedCall: true }));
    const over = event(9, inbound("Disconnected", { id: "4", missedCall: false }));
    expect(endOf(rang, other, mine, over)).toBe("decided");
  });

  test.each([true, undefined])(
    "a read shows the colleague on it, with the mark %s",
    (missedCall) => {
      const told = after(rang, event(7, inbound("Disconnected", { missedCall })));
      const found = read(told, [
        outsider("Answered"),
        inbound("Disconnected", noMark),
        rowan("Answered"),
      ]);
      expect(endOf(rang, event(7, inbound("Disconnected", { missedCall })), found)).toBe("decided");
    },
  );

  test("a colleague whose phone only rang took nothing", () => {
    const found = read(after(rang), [inbound("Disconnected", noMark), rowan("Proceeding")]);
    expect(endOf(rang, found)).toBe("unknown");
  });

  test("I declined it here; being about to is no decision", () => {
    const partyId = asPartyId("p-s-1-3");
    const track = { control: "decline", kind: "decline", partyId } as const;
    const sent: CoreEvent = { type: "action-sent", id, actionId: 1, at: now, track };
    const armed: CoreEvent = { ...sent, type: "action-armed", until: now + 1_000 };
    const over = event(7, inbound("VoiceMail", { missedCall: true }));
    expect(endOf(rang, sent, over)).toBe("decided");
    expect(endOf(rang, armed, over)).toBe("missed");
  });
});
