import * as v from "valibot";
import { describe, expect, test } from "vitest";

import { restFixture } from "../../../test/support/rest-fixture.ts";
import { countryCodes } from "../../account/countries.ts";
import { accountIn, defaultAccount } from "../../account/default-account.ts";

const listSchema = v.object({ records: v.array(v.record(v.string(), v.unknown())) });
const records = (body: unknown) => v.parse(listSchema, body).records;

describe("extension", () => {
  test("is told with service features only to itself", async () => {
    const { ask } = restFixture();
    const own = await ask("GET", "extension/~");
    const other = await ask("GET", "extension/700100013");
    expect(own.body).toMatchObject({ id: 700100012, account: { id: "700100001" } });
    expect(own.body).toHaveProperty("serviceFeatures");
    expect(other.body).not.toHaveProperty("serviceFeatures");
  });

  test.each(countryCodes)("of an account in %s names its home country", async (country) => {
    const { ask } = restFixture({ account: accountIn(country) });
    const { body } = await ask("GET", "extension/~");
    expect(body).toMatchObject({ regionalSettings: { homeCountry: { isoCode: country } } });
    const numbers = await ask("GET", "extension/~/phone-number");
    expect(records(numbers.body)).toHaveLength(2);
    for (const record of records(numbers.body)) {
      expect(record).toMatchObject({ country: { isoCode: country } });
    }
  });

  test("of an account without a home country says nothing of it", async () => {
    const { homeCountry, ...nowhere } = defaultAccount;
    expect(homeCountry).toBeDefined();
    const { ask } = restFixture({ account: nowhere });
    const { body } = await ask("GET", "extension/~");
    expect(body).not.toHaveProperty("regionalSettings.homeCountry");
  });

  test("lists are filtered by type, which is how park locations are found", async () => {
    const { ask } = restFixture();
    const { body } = await ask("GET", "extension?type=ParkLocation&status=Enabled");
    expect(records(body).map((record) => record["id"])).toEqual([700100090, 700100091, 700100092]);
  });

  test("pages say where they are, and where the next is", async () => {
    const { ask } = restFixture();
    const { body } = await ask("GET", "extension?page=2&perPage=4");
    expect(records(body)).toHaveLength(4);
    const paging = { page: 2, perPage: 4, pageStart: 4, pageEnd: 7, totalPages: 3 };
    const uri = "http://localhost/restapi/v1.0/account/~/extension?page=3&perPage=4";
    const navigation = { nextPage: { uri } };
    expect(body).toMatchObject({ paging: { ...paging, totalElements: 11 }, navigation });
  });

  test.each(["page=0", "perPage=1001", "page=x"])("lists refuse %s", async (query) => {
    const { ask } = restFixture();
    expect((await ask("GET", `extension?${query}`)).status).toBe(400);
  });

  test("of nobody is 404", async () => {
    const { ask } = restFixture();
    expect((await ask("GET", "extension/1")).status).toBe(404);
  });
});

describe("own resources", () => {
  test("devices have text ids and a status", async () => {
    const { ask } = restFixture();
    const { body } = await ask("GET", "extension/~/device");
    expect(records(body)[0]).toMatchObject({ id: "80700100012", status: "Online" });
    expect(records(body)[2]).toMatchObject({ status: "Offline" });
  });

  test("flip targets are the forwarding numbers that have the feature", async () => {
    const { ask } = restFixture();
    const { body } = await ask("GET", "extension/~/forwarding-number");
    const flips = records(body).filter((record) => "flipNumber" in record);
    expect(flips.map((record) => record["flipNumber"])).toEqual(["1", "2", "3"]);
    expect(records(body).at(-1)).toMatchObject({ features: ["CallForwarding"] });
  });

  test("flip numbers of the newer kind exist only with the new call handling", async () => {
    const path = "/restapi/v2/accounts/~/extensions/~/call-flip-numbers";
    const newer = restFixture({ account: { ...defaultAccount, newCallHandling: true } });
    expect((await restFixture().ask("GET", path)).status).toBe(403);
    expect(records((await newer.ask("GET", path)).body)).toHaveLength(3);
  });

  test("features answer for the asked ids, known or not", async () => {
    const { ask } = restFixture();
    const { body } = await ask("GET", "extension/~/features?featureId=CallFlip&featureId=Tea");
    expect(body).toMatchObject({
      records: [
        { id: "CallFlip", available: true },
        { id: "Tea", available: false, reason: { code: "ServicePlanLimitation" } },
      ],
    });
  });

  test("permission checks deny without an error", async () => {
    const { ask } = restFixture();
    const path = "extension/~/authz-profile/check?permissionId=";
    expect(await ask("GET", `${path}ReadExtensions`)).toMatchObject({ body: { successful: true } });
    expect(await ask("GET", `${path}Fly`)).toMatchObject({
      status: 200,
      body: { successful: false },
    });
  });

  test("of a colleague are refused", async () => {
    const { ask } = restFixture();
    expect((await ask("GET", "extension/700100013/device")).status).toBe(403);
  });

  test("phone numbers include the company's", async () => {
    const { ask } = restFixture();
    const { body } = await ask("GET", "extension/~/phone-number?usageType=MainCompanyNumber");
    expect(records(body).map((record) => record["phoneNumber"])).toEqual(["+15550100100"]);
  });

  test("members of a park location are told to members", async () => {
    const { ask } = restFixture();
    expect((await ask("GET", "park-locations/700100090/users")).status).toBe(200);
    expect((await ask("GET", "park-locations/700100092/users")).status).toBe(403);
  });
});

describe("directory", () => {
  test("search finds by part of a name, a number or a title", async () => {
    const { ask } = restFixture();
    const find = async (searchString: string) => {
      const { body } = await ask("POST", "directory/entries/search", { searchString });
      return records(body).map((record) => record["extensionNumber"]);
    };
    expect(await find("rowa")).toEqual(["113"]);
    expect(await find("0114")).toEqual(["114"]);
    expect(await find("warehouse lead")).toEqual(["116"]);
  });

  test("search orders as asked", async () => {
    const { ask } = restFixture();
    const { body } = await ask("POST", "directory/entries/search", {
      extensionType: "User",
      orderBy: [{ index: 1, fieldName: "lastName", direction: "Desc" }],
    });
    expect(records(body).map((record) => record["lastName"])).toEqual([
      ...["Vale", "Quill", "Pike", "Oakes", "Merrow", "Finnery"],
    ]);
  });

  test("lists everybody, and one by id", async () => {
    const { ask } = restFixture();
    expect(records((await ask("GET", "directory/entries")).body)).toHaveLength(11);
    expect((await ask("GET", "directory/entries/700100013")).status).toBe(200);
    expect((await ask("GET", "directory/entries/1")).status).toBe(404);
  });
});

describe("presence", () => {
  test("names calls only when asked, with the start in the REST form", async () => {
    const { ask, call } = restFixture();
    const at = call({ direction: "Inbound", state: "Answered" });
    const plain = await ask("GET", "extension/~/presence");
    const detailed = await ask("GET", "extension/~/presence?detailedTelephonyState=true");
    expect(plain.body).not.toHaveProperty("activeCalls");
    expect(detailed.body).toMatchObject({
      telephonyStatus: "CallConnected",
      activeCalls: [{ ...idsOf(at), startTime: "2026-03-02T09:15:00.000+0000" }],
    });
  });

  test("of a park location is ParkedCall, for members", async () => {
    const { ask, call } = restFixture();
    const at = call({ direction: "Inbound", state: "Answered" });
    const path = `telephony/sessions/${at.telephonySessionId}/parties/${at.partyId}/transfer`;
    await ask("POST", path, { parkOrbit: "700100090" });
    const location = await ask("GET", "extension/700100090/presence?detailedTelephonyState=true");
    expect(location.body).toMatchObject({
      telephonyStatus: "ParkedCall",
      activeCalls: [{ telephonySessionId: at.telephonySessionId, telephonyStatus: "ParkedCall" }],
    });
    expect((await ask("GET", "extension/700100092/presence")).status).toBe(403);
  });

  test.each([
    ["a long message", { message: "x".repeat(76) }],
    ["an unknown word", { dndStatus: "Sometimes" }],
    ["an unknown field", { mood: "good" }],
  ])("refuses %s", async (_case, change) => {
    const { ask } = restFixture();
    expect((await ask("PUT", "extension/~/presence", change)).status).toBe(400);
  });

  test("refuses a queue's do-not-disturb to those who are in no queue", async () => {
    const change = { dndStatus: "DoNotAcceptDepartmentCalls" };
    const agent = restFixture();
    const boss = restFixture({ extensionId: "700100017" });
    expect((await agent.ask("PUT", "extension/~/presence", change)).status).toBe(200);
    expect((await boss.ask("PUT", "extension/~/presence", change)).status).toBe(400);
  });
});

function idsOf({ telephonySessionId, partyId }: { telephonySessionId: string; partyId: string }) {
  return { telephonySessionId, partyId };
}
