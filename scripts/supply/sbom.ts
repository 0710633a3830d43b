/**
 * The bill of materials (CycloneDX) of what is shipped: npm knows every package of the lockfile, tools
 * included, and the bundler knows which of them are in.
 */
import type { BundledPackage } from "./bundled-packages.ts";

export interface Component {
  readonly "bom-ref": string;
  readonly name: string;
  readonly version: string;
}

/** The parts of npm's document that are read; everything else stays as npm wrote it. */
export interface Bom {
  readonly metadata: { readonly component: Component };
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
}

/**
 * npm's document without what is not shipped. npm names the product after its folder, so the name is
 * said again. Throws when a shipped package is missing, since the document would be wrong.
 */
export function shippedBom(
  bom: Bom,
  product: { readonly name: string; readonly version: string },
  shipped: readonly Pick<BundledPackage, "name" | "version">[],
): Bom {
  const wanted = new Set(shipped.map(({ name, version }) => `${name}@${version}`));
  const components = bom.components.filter(({ name, version }) => wanted.has(`${name}@${version}`));
  const found = new Set(components.map(({ name, version }) => `${name}@${version}`));
  const missing = [...wanted].filter((one) => !found.has(one));
  if (missing.length > 0) throw new Error(`not in the lockfile: ${missing.join(", ")}`);
  const root = bom.metadata.component;
  const refs = new Set([root["bom-ref"], ...components.map((one) => one["bom-ref"])]);
  return {
    ...bom,
    metadata: {
      ...bom.metadata,
      component: { ...root, name: product.name, version: product.version },
    },
    components,
    dependencies: bom.dependencies
      .filter(({ ref }) => refs.has(ref))
      .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((one) => refs.has(one)) })),
  };
}
