/**
 * The import boundaries of the house, checked on what each module really imports.
 * test/architecture proves that each rule can fail.
 * @type {import("dependency-cruiser").IConfiguration}
 */
const tests = "\\.test\\.ts$";

module.exports = {
  forbidden: [
    {
      name: "no-cycles",
      severity: "error",
      comment:
        "A cycle, of types too, means two rooms that cannot be understood apart. A menu draws its submenus by itself; Electron's own types name each other, and so do their stand-ins.",
      from: {
        pathNot:
          "^preview/desk/MenuList\\.svelte$|^preview/electron/(imitation\\.ts$|windows/|desktop/)",
      },
      to: { circular: true },
    },
    {
      name: "no-cycles-at-run-time",
      severity: "error",
      from: { path: "^preview/electron/" },
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "contract-imports-nothing-of-ours",
      severity: "error",
      from: { path: "^contract/", pathNot: tests },
      to: { path: "^(telephony|main|preload|renderer|simulator|preview|test|bench)/" },
    },
    {
      name: "telephony-imports-only-the-contract",
      severity: "error",
      from: { path: "^telephony/", pathNot: tests },
      to: { path: "^(main|preload|renderer|simulator|preview|test|bench)/" },
    },
    {
      name: "telephony-floors",
      severity: "error",
      comment: "wire, session, actions, then reduce and view: each reads those before it.",
      from: { path: "^telephony/(wire|session)/", pathNot: tests },
      to: { path: "^telephony/(actions|reduce|view)/" },
    },
    {
      name: "telephony-actions-below-reduce-and-view",
      severity: "error",
      from: { path: "^telephony/actions/", pathNot: tests },
      to: { path: "^telephony/(reduce|view)/" },
    },
    {
      name: "telephony-view-apart-from-reduce",
      severity: "error",
      from: { path: "^telephony/reduce/", pathNot: tests },
      to: { path: "^telephony/view/" },
    },
    {
      name: "main-stays-out-of-page-simulator-and-preview",
      severity: "error",
      comment: "Only the composition root may load the simulator, for the demo account.",
      from: { path: "^main/", pathNot: [tests, "^main/compose(\\.ts|/)"] },
      to: { path: "^(preload|renderer|simulator|preview|test|bench)/" },
    },
    {
      name: "call-state-imports-no-sync-and-no-act",
      severity: "error",
      comment: "In main/calls, what acts may read, what reads may store, and never the other way.",
      from: { path: "^main/calls/state/", pathNot: tests },
      to: { path: "^main/calls/(sync|act)/" },
    },
    {
      name: "call-sync-imports-no-act",
      severity: "error",
      from: { path: "^main/calls/sync/", pathNot: tests },
      to: { path: "^main/calls/act/" },
    },
    {
      name: "composition-is-imported-by-nobody",
      severity: "error",
      comment: "main/compose only makes objects; whatever lives is below it.",
      from: { path: "^main/", pathNot: [tests, "^main/(compose|index)(\\.ts|/)"] },
      to: { path: "^main/compose(\\.ts|/)" },
    },
    {
      name: "timing-imports-only-the-contract",
      severity: "error",
      comment: "Everything in main waits by it, so it may know nothing of those who wait.",
      from: { path: "^main/timing/", pathNot: tests },
      to: {
        path: "^(telephony|main|preload|renderer|simulator|preview|test|bench)/",
        pathNot: "^main/timing/",
      },
    },
    {
      name: "composition-loads-the-simulator-lazily",
      severity: "error",
      from: { path: "^main/compose(\\.ts|/)", pathNot: tests },
      to: { path: "^simulator/", dependencyTypesNot: ["dynamic-import", "type-only"] },
    },
    {
      name: "preload-imports-only-the-contract",
      severity: "error",
      from: { path: "^preload/", pathNot: tests },
      to: { path: "^(telephony|main|renderer|simulator|preview|test|bench)/" },
    },
    {
      name: "renderer-imports-only-the-contract",
      severity: "error",
      from: { path: "^renderer/", pathNot: tests },
      to: { path: "^(telephony|main|preload|simulator|preview|bench)/|^test/(integration|e2e)/" },
    },
    {
      name: "simulator-shares-no-reading-of-the-service",
      severity: "error",
      comment: "A misreading shared with the client would hide from every test.",
      from: { path: "^simulator/", pathNot: tests },
      to: { path: "^(contract|telephony|main|preload|renderer|preview|test|bench)/" },
    },
    {
      name: "preview-imports-only-the-contract",
      severity: "error",
      comment: "It runs the built files and knows their sources no more than Electron does.",
      from: { path: "^preview/", pathNot: tests },
      to: { path: "^(telephony|main|preload|renderer|simulator|test|bench)/" },
    },
    {
      name: "command-line-imports-the-contract-and-own-files",
      severity: "error",
      comment: "It is a program of its own, which asks the running application over a socket.",
      from: { path: "^cli/", pathNot: tests },
      to: {
        path: "^(telephony|main|preload|renderer|simulator|preview|test|bench)/",
        pathNot: "^main/files/",
      },
    },
    {
      name: "command-line-is-started-lazily",
      severity: "error",
      comment:
        "The application's own executable answers commands too, and loads that code only then.",
      from: {
        path: "^(contract|telephony|main|preload|renderer|simulator|preview)/",
        pathNot: tests,
      },
      to: { path: "^cli/", dependencyTypesNot: ["dynamic-import"] },
    },
    {
      name: "product-ships-no-test-code",
      severity: "error",
      from: {
        path: "^(contract|telephony|main|preload|renderer)/",
        pathNot: [tests, "^renderer/fixtures/"],
      },
      to: { path: "^(test|bench)/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(out|dist|node_modules|docs|build|coverage|test-results)/" },
    tsPreCompilationDeps: true,
    moduleSystems: ["es6", "cjs"],
    enhancedResolveOptions: { extensions: [".ts", ".svelte", ".mjs", ".js", ".cjs"] },
  },
};
