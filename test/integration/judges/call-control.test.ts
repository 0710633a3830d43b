import type { RingCentralCallControl } from "ringcentral-call-control";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import {
  type CallWish,
  type MadeCall,
  startTestSimulator,
  type TestSimulator,
} from "../../support/simulator.ts";
import {
  type CallControlDesk,
  type DeskOptions,
  found,
  openDesk,
  ownParty,
  reaches,
  readParty,
  type Session,
  until,
} from "./official-clients.ts";

const deskPhone = "80700100012";
const parkLocation = "700100090";

type SavedSession = Parameters<RingCentralCallControl["restoreSessions"]>[0][number];

describe("the official call-control library", () => {
  let simulator: TestSimulator;
  const desks: CallControlDesk[] = [];
  beforeEach(async () => {
    simulator = await startTestSimulator({ name: import.meta.url, limits: "off" });
  });
  afterEach(async () => {
    for (const { line } of desks.splice(0)) await line.subscriptions.stop();
    await simulator.dispose();
  });

  async function open(options?: DeskOptions): Promise<CallControlDesk> {
    const desk = await openDesk(simulator, options);
    desks.push(desk);
    return desk;
  }

  interface Scene {
    readonly desk: CallControlDesk;
    readonly call: MadeCall;
    readonly session: Session;
  }
  async function scene(wish: Partial<CallWish> = {}): Promise<Scene> {
    const desk = await open();
    const call = await simulator.makeCall({ direction: "Inbound", state: "Answered", ...wish });
    const session = await desk.session(call.telephonySessionId);
    await until(() => {
      expect(ownParty(session).id).toBe(call.partyId);
    });
    return { desk, call, session };
  }
  const trueParty = async ({ telephonySessionId, partyId }: MadeCall) => {
    const call = await simulator.truth(telephonySessionId);
    return call?.parties.find(({ id }) => id === partyId);
  };
  const isGone = (desk: CallControlDesk, { telephonySessionId }: MadeCall) =>
    until(() => {
      expect(desk.knows(telephonySessionId)).toBe(false);
    });

  describe("at its start", () => {
    it("loads the running calls, the own extension and the devices", async () => {
      const call = await simulator.makeCall({ direction: "Inbound", state: "Answered" });
      const desk = await open();
      const { control } = desk;
      expect(ownParty(await desk.session(call.telephonySessionId))).toMatchObject({
        id: call.partyId,
        status: { code: "Answered" },
      });
      expect(control.extensionId).toBe("700100012");
      expect(control.accountId).toBe("700100001");
      expect(control.devices.map(({ id }) => id)).toContain(deskPhone);
      await control.refreshDevices();
      expect(control.devices.map(({ id }) => id)).toContain(deskPhone);
    });

    it("takes over sessions that it had saved", async () => {
      const { desk, call, session } = await scene();
      desk.control.restoreSessions([session.toJSON() as SavedSession]);
      expect(desk.knows(call.telephonySessionId)).toBe(true);
    });
  });

  describe("hears", () => {
    it("a new call once, its answer, and its end", async () => {
      const desk = await open();
      const fresh: unknown[] = [];
      desk.control.on("new", (session) => fresh.push(session));
      const call = await simulator.makeCall({ direction: "Inbound", state: "Proceeding" });
      const session = await desk.session(call.telephonySessionId);
      await reaches(session, "Proceeding");
      await simulator.act(call, "answer");
      await reaches(session, "Answered");
      await simulator.act(call, "hangup");
      await isGone(desk, call);
      expect(fresh).toHaveLength(1);
    });

    it("what happens on the device: hold and mute", async () => {
      const { call, session } = await scene();
      await simulator.act(call, "hold-on-device");
      await reaches(session, "Hold");
      await simulator.act(call, "unhold-on-device");
      await reaches(session, "Answered");
      await simulator.act(call, "mute-on-device");
      await until(() => {
        expect(ownParty(session).muted).toBe(true);
      });
    });

    it("events out of order, and keeps the later one", async () => {
      const { desk, call, session } = await scene();
      await simulator.fault({
        match: { frame: "ServerNotification" },
        effect: { kind: "reorder" },
      });
      await simulator.act(call, "hold-on-device");
      await simulator.act(call, "unhold-on-device");
      const sequences = () => desk.line.notifications.map(({ body }) => body.sequence ?? 0);
      await until(() => {
        const [last = 0, before = 0] = sequences().toReversed();
        expect(last).toBeLessThan(before);
      });
      expect(ownParty(session).status.code).toBe("Answered");
    });

    it("the same event twice without a second start of the call", async () => {
      const desk = await open();
      const fresh: unknown[] = [];
      desk.control.on("new", (session) => fresh.push(session));
      await simulator.fault({
        match: { frame: "ServerNotification" },
        times: "always",
        effect: { kind: "duplicate" },
      });
      const call = await simulator.makeCall({ direction: "Inbound", state: "Answered" });
      await reaches(await desk.session(call.telephonySessionId), "Answered");
      expect(fresh).toHaveLength(1);
    });
  });

  describe("on a ringing call", () => {
    const ringing = { state: "Proceeding" } as const;

    it("answers on a device", async () => {
      const { session } = await scene(ringing);
      await session.answer({ deviceId: deskPhone });
      await reaches(session, "Answered");
    });

    it("rejects it to voicemail", async () => {
      const { call, session } = await scene(ringing);
      await session.toVoicemail();
      await until(async () => {
        expect((await trueParty(call))?.status.code).toBe("VoiceMail");
      });
    });

    it("ignores a queue call, which goes on ringing for others", async () => {
      const { call, session } = await scene({ ...ringing, queue: true });
      await session.ignore({ deviceId: deskPhone });
      await until(async () => {
        expect((await trueParty(call))?.live ?? false).toBe(false);
      });
      expect(await simulator.truth(call.telephonySessionId)).toBeDefined();
    });

    it.each([
      ["a text", { replyWithText: "Back in a minute" }],
      ["a pattern", { replyWithPattern: { pattern: "CallMeBack", time: 5, timeUnit: "Minute" } }],
    ])("replies with %s", async (_kind, reply) => {
      const { session } = await scene(ringing);
      const answer = readParty(await session.reply(reply as Parameters<Session["reply"]>[0]));
      expect(answer.status).toMatchObject({ reason: "CallReplied" });
    });

    it.each([
      ["a number", { phoneNumber: "+15550100161" }],
      ["an extension", { extensionNumber: "113" }],
      ["a mailbox", { voicemail: "700100013" }],
    ])("forwards it to %s", async (_kind, target) => {
      const { desk, call, session } = await scene(ringing);
      expect(readParty(await session.forward(target)).status).toMatchObject({
        code: "Disconnected",
        reason: "BlindTransfer",
      });
      await isGone(desk, call);
    });
  });

  describe("on a connected call", () => {
    it("holds and takes back", async () => {
      const { session } = await scene();
      expect(readParty(await session.hold()).status.code).toBe("Hold");
      await reaches(session, "Hold");
      expect(readParty(await session.unhold()).status.code).toBe("Answered");
      await reaches(session, "Answered");
    });

    it("mutes and unmutes", async () => {
      const { call, session } = await scene();
      expect(readParty(await session.mute()).muted).toBe(true);
      expect((await trueParty(call))?.muted).toBe(true);
      expect(readParty(await session.unmute()).muted).toBe(false);
    });

    it("records, pauses and resumes", async () => {
      const { session } = await scene();
      await session.createRecord();
      const [recording] = await found(() => {
        const { recordings } = ownParty(session);
        return recordings.length > 0 ? recordings : undefined;
      });
      expect(recording?.active).toBe(true);
      await session.pauseRecord(recording?.id ?? "");
      expect(ownParty(session).recordings).toEqual([{ id: recording?.id, active: false }]);
      await session.resumeRecord(recording?.id ?? "");
      expect(ownParty(session).recordings).toEqual([{ id: recording?.id, active: true }]);
    });

    it.each([
      ["a number", { phoneNumber: "+15550100161" }, "BlindTransfer"],
      ["an extension", { extensionNumber: "113" }, "BlindTransfer"],
      ["a mailbox", { voicemail: "700100013" }, "BlindTransfer"],
      ["a park location", { parkOrbit: parkLocation }, "ParkLocation"],
    ])("transfers to %s", async (_kind, target, reason) => {
      const { desk, call, session } = await scene();
      const answer = readParty(await session.transfer(target));
      expect(answer.status).toMatchObject({ code: "Disconnected" });
      await isGone(desk, call);
      const last = desk.line.notifications.at(-1)?.body.parties?.[0];
      expect(last?.status.reason).toBe(reason);
    });

    it("bridges two calls, and both are over for the user", async () => {
      const { desk, session } = await scene({ state: "Hold" });
      const consult = await simulator.makeCall({
        direction: "Outbound",
        state: "Answered",
        to: "113",
      });
      const other = await desk.session(consult.telephonySessionId);
      expect(readParty(await session.bridge(consult)).status).toMatchObject({
        code: "Gone",
        reason: "AttendedTransfer",
        peerId: consult,
      });
      await reaches(session, "Gone");
      await reaches(other, "Gone");
    });

    it("parks publicly", async () => {
      const { session } = await scene();
      const parked = readParty(await session.park());
      expect(parked.status.code).toBe("Parked");
      expect(parked.park?.id).toMatch(/^\*8\d\d$/);
      await reaches(session, "Parked");
    });

    it.each(["2", "*2"])("flips to %s; the old party ends when the target answers", async (id) => {
      const { desk, call, session } = await scene();
      readParty(await session.flip({ callFlipId: id }));
      await simulator.act(call, "flip-answered");
      await until(() => {
        const reasons = desk.line.notifications.map(({ body }) => body.parties?.[0]?.status.reason);
        expect(reasons).toContain("CallFlip");
      });
    });

    it("throws on a flip that is answered without a body, although the flip works", async () => {
      const { call, session } = await scene();
      await simulator.fault({
        match: { method: "POST", path: "/**/flip" },
        effect: { kind: "empty-reply" },
      });
      await expect(session.flip({ callFlipId: "2" })).rejects.toThrow();
      await simulator.act(call, "flip-answered");
    });

    it("reads the session anew", async () => {
      const { session } = await scene();
      await session.reload();
      expect(ownParty(session).status.code).toBe("Answered");
    });

    it("ends it for everybody, and takes an ended one for ended", async () => {
      const { desk, call, session } = await scene();
      await session.drop();
      await isGone(desk, call);
      await until(async () => {
        expect(await simulator.truth(call.telephonySessionId)).toBeUndefined();
      });
      await expect(session.drop()).resolves.toBeUndefined();
    });
  });

  describe("makes", () => {
    it("a call to a number, heard from its set-up to its end", async () => {
      const desk = await open();
      const session = await desk.control.createCall(deskPhone, { phoneNumber: "+15550100161" });
      expect(ownParty(session).status.code).toBe("Setup");
      await until(() => {
        simulator.clock.advance(100);
        expect(ownParty(session).status.code).toBe("Proceeding");
      });
      await session.drop();
    });

    it("a call to a colleague beside a held one, and joins the two once he has answered", async () => {
      const { desk, call, session } = await scene();
      await session.hold();
      const consult = await desk.control.createCall(deskPhone, { extensionNumber: "113" });
      expect(ownParty(consult).status.code).toBe("Setup");
      const consultId = String(consult.id as unknown);
      const made = { telephonySessionId: consultId, partyId: ownParty(consult).id };
      await until(async () => {
        simulator.clock.advance(100);
        await simulator.act(made, "answer");
      });
      await reaches(consult, "Answered");
      const answer = readParty(await session.bridge(made));
      expect(answer.status).toMatchObject({ code: "Gone", peerId: made });
      await reaches(consult, "Gone");
      expect((await trueParty(call))?.status.reason).toBe("AttendedTransfer");
    });

    it("a call whose goal is busy, and hears why it ends", async () => {
      const desk = await open();
      const consult = await desk.control.createCall(deskPhone, { extensionNumber: "113" });
      const id = String(consult.id as unknown);
      const made = { telephonySessionId: id, partyId: ownParty(consult).id };
      await until(async () => {
        simulator.clock.advance(100);
        await simulator.act(made, "consult-busy");
      });
      await isGone(desk, made);
      const last = desk.line.notifications.at(-1)?.body.parties?.[0];
      expect(last?.status.reason).toBe("TargetBusy");
    });

    it("a conference, brings a call in, and takes the participant out", async () => {
      const { desk, call, session } = await scene();
      const conference = await desk.control.createConference();
      const id = String(conference.id as unknown);
      expect(conference.voiceCallToken).toEqual(expect.any(String));
      await simulator.ask("POST", `calls/${id}/actions`, { action: "join-conference" });
      await until(() => {
        expect(ownParty(conference).conferenceRole).toBe("Host");
      });
      const joined = readParty(
        await conference.bringInParty({
          sessionId: call.telephonySessionId,
          partyId: ownParty(session).id,
        }),
      );
      expect(joined.conferenceRole).toBe("Participant");
      await reaches(session, "Gone");
      const removed = await conference.removeParty(joined.id, { keepConferenceAlive: true });
      expect(removed.status).toBe(204);
    });

    it("a supervision of a colleague's call, which it knows at account level", async () => {
      const desk = await open({ accountLevel: true });
      const watched = await simulator.makeCall({
        direction: "Inbound",
        state: "Answered",
        extension: "113",
      });
      const session = await desk.session(watched.telephonySessionId);
      const listener = readParty(
        await session.supervise({ mode: "Listen", deviceId: deskPhone, extensionNumber: "113" }),
      );
      expect(listener.status).toMatchObject({ reason: "Supervising" });
    });
  });
});
