import axe from "axe-core";

/** All rules; in dark those that are about colours, the rest being the same. */
const rulesOf: Readonly<Record<"light" | "dark", axe.RunOptions>> = {
  light: { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
  dark: { runOnly: { type: "rule", values: ["color-contrast", "link-in-text-block"] } },
};

/** What of the drawn scene breaks a rule, one line for each rule; empty when none is broken. */
export async function accessibilityFaults(theme: "light" | "dark"): Promise<string[]> {
  const { violations } = await axe.run(document, rulesOf[theme]);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
}
