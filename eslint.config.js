import js from "@eslint/js";
import prettier from "eslint-config-prettier";
import svelte from "eslint-plugin-svelte";
import globals from "globals";
import ts from "typescript-eslint";

const typed = ["**/*.ts", "**/*.svelte", "**/*.svelte.ts"];
const tests = ["**/*.test.ts", "test/**/*.ts"];

/** @type {(patterns: object[]) => import("eslint").Linter.RulesRecord} */
const forbidImports = (patterns) => ({
  "@typescript-eslint/no-restricted-imports": ["error", { patterns }],
});
const noElectron = {
  regex: "^electron(/|$)",
  message: "Only main/, preload/ and preview/ know Electron.",
};
const noNode = { regex: "^node:", message: "This part runs without Node.js." };

export default ts.config(
  { ignores: ["out/", "dist/", "node_modules/", "test-results/", "playwright-report/"] },
  js.configs.recommended,
  { languageOptions: { globals: globals.node } },
  {
    files: typed,
    extends: [ts.configs.strictTypeChecked, ts.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, extraFileExtensions: [".svelte"] },
    },
    rules: {
      "no-undef": "off",
      "max-lines": ["error", { max: 300, skipBlankLines: true, skipComments: true }],
      "max-lines-per-function": ["error", { max: 60, skipBlankLines: true, skipComments: true }],
      "max-params": ["error", 3],
      "no-console": "error",
      eqeqeq: "error",
      "@typescript-eslint/consistent-type-definitions": "off",
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      "@typescript-eslint/no-empty-function": ["error", { allow: ["arrowFunctions"] }],
      // Index signatures are read with brackets on purpose (noPropertyAccessFromIndexSignature).
      "@typescript-eslint/dot-notation": "off",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
    },
  },
  ...svelte.configs.recommended,
  {
    files: ["**/*.svelte", "**/*.svelte.ts"],
    languageOptions: { parserOptions: { parser: ts.parser }, globals: globals.browser },
    rules: {
      "svelte/no-at-html-tags": "error",
      "max-lines-per-function": "off",
      // Looks for stores, which nothing here uses, and takes a tenth of the whole lint.
      "svelte/require-store-reactive-access": "off",
      "no-restricted-imports": ["error", "svelte/store"],
    },
  },
  {
    files: ["main", "telephony", "contract", "renderer"].flatMap((room) => [
      `${room}/**/*.ts`,
      `${room}/**/*.svelte`,
    ]),
    ignores: tests,
    rules: {
      "no-restricted-syntax": [
        "error",
        ...["CallExpression", "NewExpression"].map((call) => ({
          selector: `${call} > SpreadElement.arguments`,
          message: "A list of 200,000 overflows the stack as arguments: loop, or make a new list.",
        })),
      ],
    },
  },
  { files: ["contract/**/*.ts"], rules: forbidImports([noElectron, noNode]) },
  {
    files: ["telephony/**/*.ts"],
    ignores: tests,
    rules: {
      ...forbidImports([noElectron, noNode]),
      "no-restricted-globals": [
        "error",
        ...[
          "window",
          "document",
          "setTimeout",
          "setInterval",
          "queueMicrotask",
          "process",
          "fetch",
        ],
      ],
      "no-restricted-properties": [
        "error",
        { object: "Date", property: "now", message: "Time is handed in." },
        { object: "Math", property: "random", message: "Randomness is handed in." },
      ],
    },
  },
  {
    files: ["renderer/**/*.ts", "renderer/**/*.svelte"],
    ignores: tests,
    rules: {
      ...forbidImports([noElectron, noNode]),
      "no-restricted-globals": ["error", "fetch", "XMLHttpRequest", "WebSocket", "EventSource"],
    },
  },
  {
    files: tests,
    rules: {
      "max-lines-per-function": "off",
      "max-lines": ["error", { max: 400, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ["simulator/cli.ts", "preview/**/*.ts", "bench/**/*.ts", "scripts/**"],
    rules: { "no-console": "off" },
  },
  {
    // French sets a space that does not break before some signs.
    files: ["contract/i18n/**/*.ts"],
    rules: { "no-irregular-whitespace": ["error", { skipTemplates: true }] },
  },
  { files: ["**/*.mjs", "**/*.cjs", "**/*.js"], extends: [ts.configs.disableTypeChecked] },
  prettier,
);
