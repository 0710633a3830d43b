import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { type AST, parse, parseCss } from "svelte/compiler";
import { describe, expect, it } from "vitest";

const renderer = join(import.meta.dirname, "../../renderer");
const filesEnding = (ending: string): string[] =>
  readdirSync(renderer, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(ending),
  );
const read = (file: string): string => readFileSync(join(renderer, file), "utf8");

type Rule = AST.CSS.Rule;

/** What a rule about plain elements may say: it takes the browser's own style away, and adds none. */
const undoing = new Set([
  ...["box-sizing", "margin", "padding", "border", "list-style"],
  ...["color", "font", "font-size", "font-weight", "text-wrap", "cursor"],
]);
/** The page itself, and the few elements whose reset needs more. */
const more: Record<string, readonly string[] | "all"> = {
  html: "all",
  body: "all",
  "#app": "all",
  svg: ["display", "flex"],
};

/** Every rule of a sheet, also inside `@media` and `@layer`, with the name of its layer. */
function rulesOf(nodes: readonly AST.CSS.Node[], layer = ""): { rule: Rule; layer: string }[] {
  return nodes.flatMap((node) => {
    if (node.type === "Rule") return { rule: node, layer };
    if (node.type !== "Atrule" || node.name === "keyframes") return [];
    const inner = node.name === "layer" ? node.prelude : layer;
    return rulesOf(node.block?.children ?? [], inner);
  });
}

/** The faults of a sheet that holds for the whole page. */
function faultsOfSheet(source: string): string[] {
  return rulesOf(parseCss(source).children).flatMap(({ rule, layer }) => [
    ...(layer === "" && !text(source, rule.prelude).startsWith(":root")
      ? [`${text(source, rule.prelude)} stands in no layer, so it beats what a component says`]
      : []),
    ...rule.prelude.children.flatMap((selector) => faultsOfSelector(source, { selector, rule })),
  ]);
}

function faultsOfSelector(
  source: string,
  { selector, rule }: { selector: AST.CSS.ComplexSelector; rule: Rule },
): string[] {
  const written = text(source, selector);
  if (selector.children.length > 1) return [`${written} reaches into what stands inside`];
  const simple = selector.children[0]?.selectors ?? [];
  if (simple.some(({ type }) => type === "ClassSelector")) {
    const elements = simple.filter(({ type }) => type === "TypeSelector");
    return elements.length === 0 ? [] : [`${written} names an element beside its class`];
  }
  const allowed = more[written];
  // `:root` holds the tokens; a pseudo-element such as a scroll bar is none of a component's.
  const pseudo = simple.every(({ type }) => type.startsWith("Pseudo"));
  if (allowed === "all" || pseudo || written.startsWith(":root")) return [];
  return rule.block.children.flatMap((line) =>
    line.type === "Declaration" &&
    !undoing.has(line.property) &&
    allowed?.includes(line.property) !== true
      ? [`${written} gives elements of all components their ${line.property}`]
      : [],
  );
}

/** The faults of a component: `:global` for more than an icon that stands in its own element. */
function faultsOfComponent(source: string): string[] {
  const { css } = parse(source, { modern: true });
  if (css === null) return [];
  return rulesOf(css.children).flatMap(({ rule }) =>
    rule.prelude.children.flatMap((selector) => {
      const written = text(source, selector);
      const icon = /^[^>+~]*> :global\(svg\)$/.test(written);
      return written.includes(":global") && !icon ? [`${written} styles another component`] : [];
    }),
  );
}

const text = (source: string, node: { start: number; end: number }): string =>
  source.slice(node.start, node.end).replaceAll(/\s+/g, " ").trim();

describe("no style reaches into a component", () => {
  it.each(filesEnding(".css"))("from %s", (file) => {
    expect(faultsOfSheet(read(file))).toEqual([]);
  });

  it.each(filesEnding(".svelte"))("from %s", (file) => {
    expect(faultsOfComponent(read(file))).toEqual([]);
  });

  it.each([
    ["@layer shared { .rows button { border: 0 } }", "inside"],
    ["@layer shared { .rows > li + li { border: 0 } }", "inside"],
    ["@layer shared { button.primary { border: 0 } }", "element"],
    ["@layer reset { button { inline-size: 100% } }", "inline-size"],
    ['@layer reset { [role="status"] { position: absolute } }', "position"],
    [".button { border: 0 }", "layer"],
    ["@media (width) { .button { border: 0 } }", "layer"],
  ])("and %s would", (sheet, fault) => {
    expect(faultsOfSheet(sheet).join()).toContain(fault);
  });

  it.each([".panel :global(table)", ".row + :global(.row)", ":global(button)", "li :global(svg)"])(
    "and %s in a component would",
    (selector) => {
      expect(faultsOfComponent(`<style>${selector} { border: 0 }</style>`)).toHaveLength(1);
    },
  );
});
