/**
 * What oxlint (`.oxlintrc.json`) cannot judge: components and modules with runes, by the rules of Svelte and of TypeScript with
 * its types, and one rule of our own. Everything else of TypeScript and JavaScript is oxlint's.
 */
import js from "@eslint/js";
import prettier from "eslint-config-prettier";
import svelte from "eslint-plugin-svelte";
import globals from "globals";
import ts from "typescript-eslint";

const tests = ["**/*.test.ts", "test/**/*.ts"];
const rooms = ["main", "telephony", "contract", "renderer"];

export default ts.config(
  {
    ignores: [
      ...["out/", "dist/", "node_modules/", "test-results/", "playwright-report/"],
      "**/*.{js,mjs,cjs}",
    ],
  },
  {
    files: rooms.flatMap((room) => [`${room}/**/*.ts`, `${room}/**/*.svelte`]),
    ignores: tests,
    languageOptions: { parser: ts.parser },
    linterOptions: { reportUnusedDisableDirectives: "off" },
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
  {
    files: ["**/*.svelte", "**/*.svelte.ts"],
    extends: [
      js.configs.recommended,
      ts.configs.strictTypeChecked,
      ts.configs.stylisticTypeChecked,
      svelte.configs.recommended,
    ],
    languageOptions: {
      parserOptions: {
        parser: ts.parser,
        projectService: true,
        extraFileExtensions: [".svelte"],
      },
      globals: globals.browser,
    },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "no-undef": "off",
      "max-lines": ["error", { max: 300, skipBlankLines: true, skipComments: true }],
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
      "@typescript-eslint/no-restricted-imports": [
        "error",
        {
          paths: ["svelte/store"],
          patterns: [
            {
              regex: "^electron(/|$)",
              message: "Only main/, preload/ and preview/ know Electron.",
            },
            { regex: "^node:", message: "This part runs without Node.js." },
          ],
        },
      ],
      "no-restricted-globals": ["error", "fetch", "XMLHttpRequest", "WebSocket", "EventSource"],
      "svelte/no-at-html-tags": "error",
      // Looks for stores, which nothing here uses, and takes a tenth of the whole lint.
      "svelte/require-store-reactive-access": "off",
    },
  },
  // What the page is made of reaches the application through its bridge alone; the desk is a server's page.
  {
    files: ["preview/**/*.svelte", "preview/**/*.svelte.ts"],
    rules: { "no-restricted-globals": "off" },
  },
  prettier,
);
