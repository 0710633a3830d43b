/** What `docs/faults.md` says of the official libraries' pitfalls, held against the tests and the code. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { expect, it } from "vitest";

import { signInWithJwt } from "../../main/ringcentral/sign-in/sign-in.ts";
import { startRestService } from "../support/line/rest-service.ts";
import { serviceOptions, signedIn } from "../support/line/service-options.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const page = readFileSync(join(root, "docs/faults.md"), "utf8");

const rows = page.split("\n").flatMap((line) => {
  const [, id, ...cells] = line.split("|").map((cell) => cell.trim());
  return id !== undefined && /^P\d+$/.test(id) ? [{ id, proof: cells.at(-2) ?? "" }] : [];
});

const proofs = rows.flatMap(({ id, proof }) =>
  [...proof.matchAll(/`([^`]+\.test\.ts)`: `([^`]+)`/g)].map(([, file = "", name = ""]) => ({
    ...{ id, file, name },
  })),
);

/** The name as the first argument of a call, however it is quoted. */
const hasTest = (source: string, name: string): boolean =>
  ['"', "`", "'"].some((quote) => {
    const at = source.indexOf(`${quote}${name}${quote}`);
    return at >= 0 && /\(\s*$/.test(source.slice(0, at));
  });

it("names every pitfall from P1 to P29 once, each with a proof", () => {
  expect(rows.map(({ id }) => id)).toEqual(
    Array.from({ length: 29 }, (_, index) => `P${index + 1}`),
  );
  expect(rows.filter(({ id }) => !proofs.some((proof) => proof.id === id))).toEqual([]);
});

it.each(proofs)("$id is proved by a test that exists: $file", ({ file, name }) => {
  expect(hasTest(readFileSync(join(root, file), "utf8"), name)).toBe(true);
});

it("would miss a test that does not exist", () => {
  expect(hasTest('it("does this", () => {});', "does that")).toBe(false);
  expect(hasTest('// "does this"', "does this")).toBe(false);
});

it("contains none of the official socket libraries", () => {
  const folders = ["contract", "telephony", "main", "preload", "renderer"];
  const sources = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => /\.(ts|svelte)$/.test(name) && !name.endsWith(".test.ts"))
      .map((name) => readFileSync(join(root, folder, name), "utf8")),
  );
  const official = /from "(@ringcentral\/subscriptions|@rc-ex\/|ringcentral-call-control)/;
  expect(sources.length).toBeGreaterThan(100);
  expect(sources.filter((source) => official.test(source))).toEqual([]);
});

it("keeps the session that lives when another sign-in fails", async () => {
  const service = await startRestService();
  try {
    const options = serviceOptions(service.url);
    const session = await signedIn(options);
    service.answer("POST /restapi/oauth/token", {
      ...{ status: 400, body: { error: "invalid_grant" } },
    });
    const second = await signInWithJwt({ ...options, jwt: "header.e30.signature" });
    expect(second.ok).toBe(false);
    service.answer("GET /restapi/v1.0/x", { body: { fine: true } });
    const read = await session.rest.read({ method: "GET", path: "/restapi/v1.0/x" });
    expect(read).toEqual({ ok: true, value: { fine: true } });
  } finally {
    await service.dispose();
  }
});
