/** Turns the document's lax schemas into the strict reading that the simulator is held to. */
import { isObject, type JsonObject, listOf, objectOf } from "./json.ts";

/** What must be there although the document does not require it; see `always-present.ts`. */
export interface Requirement {
  /** Where, in names and `*` for any element: `""` is the body itself, `parties/*` each party. */
  readonly at: string;
  readonly names: readonly string[];
  /** A property that may be absent, but brings others with it when it is there. */
  readonly together?: Readonly<Record<string, readonly string[]>>;
}

/** The schema with every object closed that names its properties. */
export function close(schema: JsonObject): JsonObject {
  const closed: Record<string, unknown> = { ...schema };
  const properties = schema["properties"];
  if (isObject(properties)) {
    closed["properties"] = Object.fromEntries(
      Object.entries(properties).map(([name, part]) => [name, close(objectOf(part))]),
    );
    closed["additionalProperties"] = false;
  }
  if (isObject(schema["items"])) closed["items"] = close(schema["items"]);
  return closed;
}

/** The schema with one requirement added; a way that it does not know is a mistake of the table. */
export function requiring(schema: JsonObject, requirement: Requirement): JsonObject {
  const way = requirement.at === "" ? [] : requirement.at.split("/");
  return change(schema, way, (part) => {
    return {
      ...part,
      required: [...new Set([...listOf(part["required"]), ...requirement.names])],
      ...(requirement.together ? { dependencies: requirement.together } : {}),
    };
  });
}

function change(
  schema: JsonObject,
  way: readonly string[],
  edit: (part: JsonObject) => JsonObject,
): JsonObject {
  const [step, ...rest] = way;
  if (step === undefined) return edit(schema);
  if (step === "*") {
    if (!isObject(schema["items"])) throw new Error("The schema has no list here.");
    return { ...schema, items: change(schema["items"], rest, edit) };
  }
  const properties = objectOf(schema["properties"]);
  const part = properties[step];
  if (!isObject(part)) throw new Error(`The schema has no property ${step} here.`);
  return { ...schema, properties: { ...properties, [step]: change(part, rest, edit) } };
}
