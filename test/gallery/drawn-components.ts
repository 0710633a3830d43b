/** What Svelte writes on elements in a development build. */
interface Meta {
  readonly loc?: { readonly file: string };
}

/** The files whose elements stand in the page now, relative to the project. */
export function* drawnComponents(): Generator<string> {
  for (const element of document.querySelectorAll("body *")) {
    const meta: unknown = Reflect.get(element, "__svelte_meta");
    if (isMeta(meta) && meta.loc !== undefined) yield meta.loc.file;
  }
}

const isMeta = (value: unknown): value is Meta => typeof value === "object" && value !== null;
