/** What a path asks for. Everything but the entrance is below the key. */
export type Route =
  | { readonly to: "entrance"; readonly key: string }
  | { readonly to: "desk"; readonly key: string; readonly file: string }
  | { readonly to: "page"; readonly key: string; readonly window: number; readonly url: string }
  | { readonly to: "preload"; readonly key: string; readonly window: number }
  | { readonly to: "desk-socket"; readonly key: string }
  | { readonly to: "page-socket"; readonly key: string; readonly window: number };

const windowPage = /^window\/(\d{1,9})\/([a-z][a-z0-9+.-]*)\/([^/]+)(\/.*)$/;
const windowPart = /^(preload|page-socket)\/(\d{1,9})$/;

/** Reads a request's path and query; `undefined` for an address that nobody writes. */
export function parseRoute(target: string): Route | undefined {
  // Two slashes would make the first segment a host.
  if (!/^\/(?!\/)/.test(target) || !URL.canParse(target, "http://preview")) return undefined;
  const url = new URL(target, "http://preview");
  if (url.pathname === "/") return { to: "entrance", key: url.searchParams.get("key") ?? "" };
  const below = /^\/k\/([^/]*)\/(.*)$/.exec(url.pathname);
  if (below === null) return undefined;
  const [, key = "", rest = ""] = below;
  if (rest === "desk-socket") return { to: "desk-socket", key };
  const [, part, partWindow] = windowPart.exec(rest) ?? [];
  if (part === "preload") return { to: "preload", key, window: Number(partWindow) };
  if (part === "page-socket") return { to: "page-socket", key, window: Number(partWindow) };
  const [, window, scheme, host, path] = windowPage.exec(rest) ?? [];
  if (window !== undefined) {
    return {
      to: "page",
      key,
      window: Number(window),
      url: `${scheme}://${host}${path}${url.search}`,
    };
  }
  return { to: "desk", key, file: rest === "" ? "index.html" : rest };
}
