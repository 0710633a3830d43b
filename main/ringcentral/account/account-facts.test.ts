import { afterEach, beforeEach, describe, expect, it } from "vitest";

import {
  type RestService,
  startRestService,
  tokenAnswer,
} from "../../../test/support/service/rest-service.ts";
import { serviceOptions, signedIn } from "../../../test/support/service/service-options.ts";
import { done, type Result } from "../../../contract/result.ts";
import type { AccountFacts } from "../../calls/ports.ts";
import { createFactsReader, mostPagesOfAList } from "./account-facts.ts";

const account = "/restapi/v1.0/account/~";
const own = `${account}/extension/~`;

const extension = {
  id: 700100012,
  extensionNumber: "112",
  name: "Avery Quill",
  contact: { firstName: "Avery", lastName: "Quill", company: "Fernhill Supplies" },
  regionalSettings: { homeCountry: { id: "1", name: "United States", isoCode: "us" } },
  serviceFeatures: [
    { featureName: "CallPark", enabled: true },
    { featureName: "OnDemandCallRecording", enabled: false, reason: "plan" },
  ],
};
const list = (...records: unknown[]) => ({ body: { records, paging: { page: 1, totalPages: 1 } } });

/** The account records calls of these ways by itself, and may or may not let them be paused. */
const recordingFeatures = (mayPause: boolean | undefined) => ({
  ...extension,
  serviceFeatures: [
    ...extension.serviceFeatures,
    { featureName: "AutomaticInboundCallRecording", enabled: true },
    { featureName: "AutomaticOutboundCallRecording", enabled: false },
    ...(mayPause === undefined
      ? []
      : [{ featureName: "AutomaticCallRecordingMute", enabled: mayPause }]),
  ],
});

let service: RestService;
beforeEach(async () => {
  service = await startRestService();
  service.answer(`GET ${own}`, { body: extension });
  service.answer(
    `GET ${own}/features`,
    list(
      { id: "CallFlip", available: true },
      { id: "CallPark", available: false, reason: { code: "ServicePlanLimitation" } },
      { id: "OnDemandCallRecording", available: true },
    ),
  );
  service.answer(
    `GET ${own}/device`,
    list(
      { id: "800", type: "HardPhone", status: "Online", name: "Desk" },
      { id: 801, type: "SoftPhone", status: "Offline" },
      { id: "802", type: "Paging", status: "Online", name: "Hall" },
      { name: "without id" },
    ),
  );
  service.answer(
    `GET ${own}/forwarding-number`,
    list(
      {
        ...{ phoneNumber: "+15550100123", label: "Pocket", type: "Mobile", flipNumber: "3" },
        features: ["CallFlip"],
      },
      { phoneNumber: "+15550100124", label: "Home", flipNumber: "4", features: ["CallForwarding"] },
      { phoneNumber: "+15550100125", type: "PhoneLine", flipNumber: 1, features: ["CallFlip"] },
    ),
  );
  service.answer(
    `GET ${account}/extension`,
    list({ id: 700100090, name: "Front desk", extensionNumber: "801", type: "ParkLocation" }),
  );
  service.answer(
    `GET ${account}/directory/entries`,
    list(
      { id: "700100012", type: "User", firstName: "Avery", lastName: "Quill" },
      {
        id: "700100013",
        type: "User",
        status: "Enabled",
        firstName: "Rowan",
        lastName: "Pike",
        extensionNumber: "113",
      },
      { id: "700100014", type: "User", status: "Disabled", firstName: "Old" },
      { id: "700100050", type: "Department", name: "Help Desk", extensionNumber: "50" },
      { id: "700100090", type: "ParkLocation", name: "Front desk" },
      "no record",
    ),
  );
  service.answer(
    `GET ${own}/phone-number`,
    list(
      { phoneNumber: "+15550100112", usageType: "DirectNumber" },
      { phoneNumber: "+15550100100", usageType: "MainCompanyNumber" },
    ),
  );
});
afterEach(() => service.dispose());

async function reader() {
  const options = serviceOptions(service.url);
  const session = await signedIn(options);
  const facts = createFactsReader({ ...options, session });
  return {
    ...{ options, facts },
    /** With what comes in afterwards. */
    read: async (): Promise<Result<AccountFacts>> => {
      const more = Promise.withResolvers<AccountFacts>();
      facts.onMore(more.resolve);
      const first = await facts.read();
      return first.ok ? done(await more.promise) : first;
    },
  };
}

describe("the facts of the account", () => {
  it("are put together from its resources", async () => {
    const { read } = await reader();
    expect(await read()).toEqual({
      ok: true,
      value: {
        extensionId: "700100012",
        name: "Avery Quill",
        extensionNumber: "112",
        company: "Fernhill Supplies",
        callControlGranted: true,
        access: [
          {
            function: "see-calls",
            state: "missing",
            missing: { kind: "app-permission", name: "ReadPresence" },
          },
          { function: "control-calls", state: "available" },
          {
            function: "live-updates",
            state: "missing",
            missing: { kind: "app-permission", name: "WebSocketsSubscriptions" },
          },
          { function: "record", state: "available" },
          { function: "park", state: "missing", missing: { kind: "feature", name: "CallPark" } },
          { function: "flip", state: "available" },
          { function: "answer-here", state: "available" },
          { function: "find-colleagues", state: "available" },
          {
            function: "set-availability",
            state: "missing",
            missing: { kind: "app-permission", name: "EditPresence" },
          },
        ],
        features: { park: false, recording: true, flip: true },
        flipTargets: [
          { callFlipId: "3", label: "Pocket", number: "(555) 010-0123", isMobile: true },
          { callFlipId: "1", label: "PhoneLine", number: "(555) 010-0125" },
        ],
        parkLocations: [{ extensionId: "700100090", label: "Front desk", extensionNumber: "801" }],
        colleagues: [
          { extensionId: "700100013", name: "Rowan Pike", extensionNumber: "113" },
          { extensionId: "700100050", name: "Help Desk", extensionNumber: "50" },
        ],
        devices: [
          { deviceId: "800", label: "Desk", online: true, isDeskPhone: true },
          { deviceId: "801", label: "SoftPhone", online: false },
        ],
        companyNumber: "+15550100100",
        directNumber: "+15550100112",
        homeCountry: "US",
      },
    });
  });

  it.each([403, 404, 501])(
    "take the features from the extension when their resource answers %d",
    async (status) => {
      service.answer(`GET ${own}/features`, { status, body: {} });
      const { read, options } = await reader();
      expect(await read()).toMatchObject({
        value: { features: { park: true, recording: false, flip: true } },
      });
      expect(options.lines).toContainEqual({
        event: "facts-part-failed",
        fields: { part: "features", reason: `service-${status}` },
      });
    },
  );

  it.each([
    [false, ["inbound"]],
    [true, undefined],
    [undefined, undefined],
  ] as const)(
    "know which automatic recordings may not be paused, where that is %s",
    async (mayPause, unpausable) => {
      service.answer(`GET ${own}`, { body: recordingFeatures(mayPause) });
      const { read } = await reader();
      const answer = await read();
      expect(answer.ok && answer.value.features.unpausable).toEqual(unpausable);
    },
  );

  it("stand without any part but the extension, each failure named", async () => {
    for (const path of [
      `${own}/features`,
      `${own}/device`,
      `${own}/forwarding-number`,
      `${account}/extension`,
      `${account}/directory/entries`,
      `${own}/phone-number`,
    ]) {
      service.answer(`GET ${path}`, { body: { records: "none" } });
    }
    const { read, options } = await reader();
    expect(await read()).toMatchObject({
      ok: true,
      value: { flipTargets: [], parkLocations: [], colleagues: [], devices: [] },
    });
    const parts = options.lines.map(({ fields }) => String(fields["part"])).sort();
    expect(parts).toEqual([
      "devices",
      "directory",
      "features",
      "forwarding",
      "parkLocations",
      "phoneNumbers",
    ]);
  });

  it.each([{ status: 403, body: {} }, { body: { name: "no id" } }])(
    "cannot be had without the extension: %j",
    async (answer) => {
      service.answer(`GET ${own}`, answer);
      const { read } = await reader();
      expect(await read()).toMatchObject({ ok: false });
    },
  );

  it("know no number as the only one where there are two", async () => {
    service.answer(
      `GET ${own}/phone-number`,
      list(
        { phoneNumber: "+15550100112", usageType: "DirectNumber" },
        { phoneNumber: "+15550100119", usageType: "DirectNumber" },
      ),
    );
    const { read } = await reader();
    expect(await read()).toMatchObject({ ok: true, value: { directNumber: undefined } });
  });

  it("show nothing of others that is unseen or turns the text around", async () => {
    const nasty = (name: string): string => `\u202E${name}\n\u0007\u200B`;
    const name = nasty("Desk");
    service.answer(`GET ${own}`, {
      body: { id: 700100012, name: " ", contact: { firstName: nasty("Avery"), lastName: "Quill" } },
    });
    service.answer(
      `GET ${own}/device`,
      list(
        { id: "800", type: "HardPhone", name },
        { id: "801", type: "SoftPhone", name: "\u200B" },
      ),
    );
    service.answer(
      `GET ${own}/forwarding-number`,
      list({
        label: name,
        phoneNumber: "\u202A+1555\u202C",
        features: ["CallFlip"],
        flipNumber: "1",
      }),
    );
    service.answer(`GET ${account}/extension`, list({ id: 7, name, extensionNumber: "\u2066801" }));
    service.answer(
      `GET ${account}/directory/entries`,
      list(
        { id: 8, name },
        { id: 9, firstName: "\t", lastName: nasty("Pike") },
        { id: 10, name: " " },
      ),
    );
    const { read } = await reader();
    expect(await read()).toMatchObject({
      value: {
        name: "Avery Quill",
        devices: [{ label: "Desk" }, { label: "SoftPhone" }],
        flipTargets: [{ label: "Desk" }],
        parkLocations: [{ label: "Desk", extensionNumber: "801" }],
        colleagues: [{ name: "Desk" }, { name: "Pike" }],
      },
    });
  });

  it.each([
    ["DE", "030 23125123", "+1 555 010 0123"],
    ["US", "+49 30 23125123", "(555) 010-0123"],
  ])("write numbers as at home in %s", async (isoCode, german, american) => {
    const regionalSettings = { homeCountry: { isoCode } };
    service.answer(`GET ${own}`, { body: { ...extension, regionalSettings } });
    const flip = { features: ["CallFlip"], label: "Phone" };
    service.answer(
      `GET ${own}/forwarding-number`,
      list(
        { ...flip, phoneNumber: "+493023125123", flipNumber: "1" },
        { ...flip, phoneNumber: "+15550100123", flipNumber: "2" },
      ),
    );
    const { read } = await reader();
    expect(await read()).toMatchObject({
      value: { homeCountry: isoCode, flipTargets: [{ number: german }, { number: american }] },
    });
  });

  it.each([undefined, {}, { homeCountry: {} }, { homeCountry: { isoCode: "Germany" } }, "DE"])(
    "have no home country where the service says none: %j",
    async (regionalSettings) => {
      service.answer(`GET ${own}`, { body: { ...extension, regionalSettings } });
      const { read } = await reader();
      const facts = await read();
      expect(facts.ok && facts.value.homeCountry).toBeUndefined();
      expect(facts.ok).toBe(true);
    },
  );

  it("follow the pages of a list", async () => {
    const page = (number: number) => ({
      body: {
        records: [{ id: String(number), type: "HardPhone", name: `Phone ${number}` }],
        paging: { page: number, totalPages: 3 },
      },
    });
    service.answer(`GET ${own}/device`, page(1), page(2), page(3));
    const { read } = await reader();
    expect(await read()).toMatchObject({
      value: { devices: [{ deviceId: "1" }, { deviceId: "2" }, { deviceId: "3" }] },
    });
    expect(service.seen(`${own}/device`).map(({ query }) => query)).toEqual([
      "perPage=1000",
      "perPage=1000&page=2",
      "perPage=1000&page=3",
    ]);
  });

  it("read at most ten pages of a list that never ends", async () => {
    service.answer(`GET ${own}/device`, { body: { records: [], paging: { totalPages: 1e6 } } });
    const { read } = await reader();
    await read();
    expect(service.seen(`${own}/device`)).toHaveLength(mostPagesOfAList);
  });

  it("do not wait for the directory", async () => {
    service.answer(`GET ${account}/directory/entries`, "hang");
    const { facts, options } = await reader();
    expect(await facts.read()).toMatchObject({ value: { name: "Avery Quill", colleagues: [] } });
    const before = options.clock.waiting();
    facts.dispose();
    expect(options.clock.waiting()).toBeLessThanOrEqual(before);
  });

  it("keep the last known value of a part that fails later", async () => {
    const { facts, read } = await reader();
    await read();
    service.answer(`GET ${own}/device`, { status: 500, body: {} });
    expect(await facts.read()).toMatchObject({
      value: { devices: [{ deviceId: "800" }, { deviceId: "801" }] },
    });
  });

  it("say when the app may not control calls", async () => {
    service.answer("POST /restapi/oauth/token", tokenAnswer(1, { scope: "ReadAccounts" }));
    const { read } = await reader();
    expect(await read()).toMatchObject({ value: { callControlGranted: false } });
  });
});
