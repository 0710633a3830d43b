import { describe, expect, it } from "vitest";

import type { AppError, ServiceMeaning } from "../../result.ts";
import { english } from "../../../test/support/english.ts";

const { explain } = english;

type ServiceError = Extract<AppError, { code: "service" }>;

const refusal = (status: number, meaning?: ServiceMeaning, more: Partial<ServiceError> = {}) => ({
  code: "service" as const,
  status,
  ...(meaning === undefined ? {} : { meaning }),
  ...more,
});
const reasonOf = (error: AppError, entry?: string) => explain(error, entry).reason;
const gone = reasonOf({ code: "call-gone" });

describe("what is not found", () => {
  const notFound = (
    about?: Extract<ServiceMeaning, { says: "not-found" | "not-valid" }>["about"],
  ) => refusal(404, about === undefined ? { says: "not-found" } : { says: "not-found", about });

  it("is named with what the user entered", () => {
    expect(reasonOf(notFound("extension"), "911")).toBe("There is no extension 911.");
    expect(reasonOf(notFound("phone-number"), "555 0100")).toContain("the number 555 0100");
    expect(reasonOf(notFound("park-location"), "Front desk")).toContain("Front desk");
    expect(reasonOf(notFound("mailbox"), "Mira Oakes")).toContain("voicemail of Mira Oakes");
  });

  it("has a whole sentence without it", () => {
    expect(reasonOf(notFound("extension"))).toBe("There is no such extension.");
    expect(reasonOf(notFound("extension"), "  ")).toBe("There is no such extension.");
  });

  it.each([
    "extension",
    "phone-number",
    "mailbox",
    "park-location",
    "recording",
    "device",
    "flip-phone",
    "party",
    "other",
    undefined,
  ] as const)("is the call only when it is the call: %s", (about) => {
    expect(reasonOf(notFound(about))).not.toBe(gone);
    expect(reasonOf(notFound("call"))).toBe(gone);
  });

  it("is said not to be known where the service names nothing", () => {
    const { reason, remedy } = explain(refusal(404));
    expect(reason).toContain("does not say what");
    expect(remedy).toContain("before you try once more");
    expect(explain(notFound())).toEqual({ reason, remedy });
  });
});

describe("a conflict", () => {
  it("is another change only when the service says so", () => {
    expect(reasonOf(refusal(409, { says: "busy" }))).toBe("The call is busy with another change.");
    expect(reasonOf(refusal(409))).toContain("does not say why");
    expect(reasonOf(refusal(409, undefined, { serviceCode: "TAS-106" }))).toContain("TAS-106");
    expect(reasonOf(refusal(409))).not.toContain("busy");
  });
});

describe("what is not allowed", () => {
  it("names the permission, and whose it is", () => {
    const permission = { permission: "CallControl" };
    expect(reasonOf(refusal(403, { says: "app-permission" }, permission))).toContain("CallControl");
    expect(reasonOf(refusal(403, { says: "user-permission" }, permission))).toContain("Your role");
    expect(reasonOf(refusal(403, { says: "feature" }))).toContain("plan or extension");
  });
});

it("says what the service does not accept", () => {
  const notValid = refusal(400, { says: "not-valid", about: "extension" });
  expect(reasonOf(notValid, "12345678")).toContain("12345678");
  expect(reasonOf(refusal(400))).toContain("does not say why");
});

it.each([404, 409, 500, 503])("status %d alone speaks of no call: there may be none", (status) => {
  const { reason, remedy } = explain(refusal(status));
  expect(`${reason} ${remedy}`).not.toMatch(/\bcall\b/i);
});
