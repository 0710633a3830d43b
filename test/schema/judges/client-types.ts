/**
 * The service as its newest official client describes it: the type definitions of the installed
 * `@rc-ex/core` as JSON schemas. They are made by the machine that runs the tests, so that every
 * clone has them, and kept under `out/` until one of the packages has another version.
 */
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";

import { createGenerator } from "ts-json-schema-generator";
import ts from "typescript";

import { isObject, type JsonObject, listOf, objectOf, walk } from "../json.ts";
import type { Operation, QueryParameter } from "../openapi.ts";
import { isOurs, operationName } from "../operation-names.ts";

/** What the client's types say. */
export interface ClientTypes {
  /** Package and version, for people. */
  readonly name: string;
  /** Its operations on the paths that the simulator has to do with. */
  readonly operations: readonly Operation[];
  /** The closed schema of one of its types, everything that it refers to in its place. */
  typeNamed(name: string): JsonObject;
}

/** One method of the client: the names of the types that it takes and gives. */
interface ClientMethod {
  readonly method: string;
  readonly template: string;
  readonly takes: readonly { readonly name: string; readonly type: string }[];
  readonly answers: string;
}

const packageName = "@rc-ex/core";
const root = join(import.meta.dirname, "../../..");
const packageFolder = join(root, "node_modules", packageName);
const cacheFolder = join(root, "out/schemas");
/** In its comments each method names the HTTP method and the template; its signature the types. */
const methodText =
  /HTTP Method: (\w+)\s+\*\s+Endpoint: (\S+)(?:(?!\*\/).)*\*\/\s*\w+\(([^)]*)\): Promise<(.*?)>;/gs;

/** Reads the installed package; the first time on a clone this takes two seconds. */
export function readClientTypes(): ClientTypes {
  const methods = readMethods();
  const names = readdirSync(join(packageFolder, "dist/definitions"))
    .filter((file) => file.endsWith(".d.mts"))
    .map((file) => file.replace(".d.mts", ""));
  const schemas = schemasOf(names);
  return {
    name: `the types of ${packageName} ${versionOf(packageName)}`,
    operations: methods
      .filter(({ template }) => isOurs(template))
      .map((method) => operationOf(method, schemas)),
    typeNamed(name) {
      const schema = schemas[name];
      if (!isObject(schema)) throw new Error(`${packageName} has no type ${name}.`);
      return schema;
    },
  };
}

function readMethods(): readonly ClientMethod[] {
  const folder = join(packageFolder, "dist/paths");
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".d.mts"))
    .flatMap((file) => [...readFileSync(join(folder, file), "utf8").matchAll(methodText)])
    .map(([, method = "", template = "", takes = "", answers = ""]) => ({
      method: method.toUpperCase(),
      template: template.replace("{apiVersion}", "v1.0"),
      takes: takes.split(", ").map((parameter) => {
        const [name = "", type = ""] = parameter.split(/\??: /);
        return { name, type };
      }),
      answers,
    }));
}

function operationOf(
  { method, template, takes, answers }: ClientMethod,
  schemas: JsonObject,
): Operation {
  const typeOf = (isWanted: (name: string) => boolean): JsonObject | undefined => {
    const schema = schemas[takes.find(({ name }) => isWanted(name))?.type ?? ""];
    return isObject(schema) ? schema : undefined;
  };
  const answer = schemas[answers];
  return {
    id: operationName(method, template),
    method,
    template,
    query: queryOf(typeOf((name) => name === "queryParams")),
    request: typeOf((name) => name !== "queryParams" && name !== "restRequestConfig"),
    // The types do not say with which status; text stands for an answer without a JSON body.
    responses: new Map([["default", isObject(answer) ? answer : undefined]]),
  };
}

const queryOf = (schema: JsonObject | undefined): readonly QueryParameter[] =>
  Object.entries(walk(schema, "properties")).map(([name, property]) => ({
    name,
    required: listOf(schema?.["required"]).includes(name),
    schema: objectOf(property),
  }));

/** The schemas of the named types, from `out/` where they were made before. */
function schemasOf(names: readonly string[]): JsonObject {
  // A type under a name that this file exports becomes a definition of its own, all else goes in it.
  const entry = names
    .map(
      (name) =>
        `import type $${name} from "${packageName}/definitions/${name}";\nexport type ${name} = $${name};\n`,
    )
    .join("");
  const made = [packageName, "ts-json-schema-generator", "typescript"].map(versionOf);
  const key = createHash("sha256")
    .update([...made, entry].join("\n"))
    .digest("hex")
    .slice(0, 12);
  const kept = join(cacheFolder, `rc-ex-core-${versionOf(packageName)}-${key}.json`);
  if (!existsSync(kept)) {
    mkdirSync(cacheFolder, { recursive: true });
    const entryPath = join(cacheFolder, `types-${key}-${process.pid}.ts`);
    writeFileSync(entryPath, entry);
    writeFileSync(`${kept}.${process.pid}`, JSON.stringify(generate(entryPath)));
    rmSync(entryPath);
    renameSync(`${kept}.${process.pid}`, kept);
  }
  return objectOf(JSON.parse(readFileSync(kept, "utf8")));
}

function generate(entryPath: string): JsonObject {
  const tsProgram = ts.createProgram([entryPath], {
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    strict: true,
    types: [],
  });
  const generator = createGenerator({ tsProgram, jsDoc: "none", skipTypeCheck: true });
  return objectOf(generator.createSchema("*").definitions);
}

const versionOf = (name: string): string =>
  String(
    objectOf(JSON.parse(readFileSync(join(root, "node_modules", name, "package.json"), "utf8")))[
      "version"
    ],
  );
