/** What Svelte writes on elements in a development build: where they and their parents come from. */
interface Meta {
  readonly loc?: { readonly file: string };
  readonly parent?: Origin;
}

/** `null` above the outermost. */
interface Origin {
  readonly parent?: Origin;
  /** Of a component: the name by which it was used. */
  readonly componentTag?: string;
}

/** The names of the components whose elements, or whose parts' elements, stand in the page now. */
export function* drawnComponents(): Generator<string> {
  for (const element of document.querySelectorAll("body *")) {
    const meta: unknown = Reflect.get(element, "__svelte_meta");
    if (!isMeta(meta)) continue;
    if (meta.loc !== undefined) yield /([^/]+)\.svelte$/.exec(meta.loc.file)?.[1] ?? "";
    for (let at = meta.parent; at instanceof Object; at = at.parent) {
      if (at.componentTag !== undefined) yield at.componentTag;
    }
  }
}

const isMeta = (value: unknown): value is Meta => typeof value === "object" && value !== null;
