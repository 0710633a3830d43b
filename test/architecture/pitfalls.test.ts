/** What `docs/faults.md` says of the official libraries' pitfalls, held against the tests and the code. */
import { readdirSync, readFileSync } from "node:fs";
import { createRequire, isBuiltin } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { expect, it } from "vitest";

import { signInWithJwt } from "../../main/ringcentral/sign-in/sign-in.ts";
import { startRestService } from "../support/service/rest-service.ts";
import { serviceOptions, signedIn } from "../support/service/service-options.ts";

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

/** The text of every file of a folder, but for tests. */
const textsIn = (folder: string, kind: RegExp): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => kind.test(name) && !/\.test\.ts$|-spec\.|(^|\/)test\//.test(name))
    .map((name) => readFileSync(join(root, folder, name), "utf8"));

/** The packages that it asks for, whichever way. */
function packagesIn(source: string): string[] {
  const asked = /\b(?:from|import|require\(|import\() ?"(@[\w.-]+\/[\w.-]+|\w[\w.-]*)/g;
  return [...source.matchAll(asked)]
    .map(([, name = ""]) => name)
    .filter((name) => !isBuiltin(name));
}

const product = ["contract", "telephony", "main", "preload", "renderer"];

it("asks for no package that its package.json does not pin", () => {
  const asked = new Set(
    product.flatMap((folder) => textsIn(folder, /\.(ts|svelte)$/)).flatMap(packagesIn),
  );
  const { devDependencies } = manifestOf("package.json");
  expect([...asked].filter((name) => !/^\d/.test(devDependencies?.[name] ?? ""))).toEqual([]);
  expect(asked).toContain("@ringcentral/sdk");
});

it("builds on an SDK that declares each package it asks for", () => {
  const folder = "node_modules/@ringcentral/sdk";
  const asked = new Set(textsIn(`${folder}/lib`, /\.js$/).flatMap(packagesIn));
  const { dependencies } = manifestOf(`${folder}/package.json`);
  expect(Object.keys(dependencies ?? {})).toEqual(expect.arrayContaining([...asked]));
  expect(asked).toContain("node-fetch");
});

it("gives the judges the @rc-ex/core that package.json names, which they do not declare", () => {
  const own = createRequire(join(root, "package.json"));
  const subscriptions = createRequire(own.resolve("@ringcentral/subscriptions"));
  for (const library of ["@rc-ex/ws", "@rc-ex/rcsdk"]) {
    const taken = createRequire(subscriptions.resolve(library)).resolve("@rc-ex/core");
    expect(taken).toBe(own.resolve("@rc-ex/core"));
  }
  const { devDependencies } = manifestOf("package.json");
  const installed = manifestOf("node_modules/@rc-ex/core/package.json");
  expect(installed.version).toBe(devDependencies?.["@rc-ex/core"]);
});

function manifestOf(path: string): {
  readonly version?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
} {
  return JSON.parse(readFileSync(join(root, path), "utf8")) as ReturnType<typeof manifestOf>;
}

it("contains none of the official socket libraries", () => {
  const sources = product.flatMap((folder) => textsIn(folder, /\.(ts|svelte)$/));
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
