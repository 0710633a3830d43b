/**
 * `npm run dev [-- --port N] [--no-open] [words for the application…]`: the demo in the preview host,
 * with the window's page served from its sources by Vite, so that a saved component shows without a
 * restart. Main and preload are the built ones: start again after changing those.
 *
 * The host is as it always is, key and origin checks included: Vite stands in front of it, and hands on
 * what it does not serve itself. The page alone lacks its policy here, because Vite's reloading needs
 * inline styles and a socket; `npm start -- --preview` shows it with its policy.
 */
import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";

import { ensureBuilt, ensureInstalled, ownNode, root, say, toolEnvironment } from "./setup.mjs";

ensureInstalled();
ensureBuilt();
// On a fresh clone they are there only now.
const { createServer } = await import("vite");
const { svelte } = await import("@sveltejs/vite-plugin-svelte");

const words = process.argv.slice(2);
const isQuiet = words.includes("--no-open");
const portAt = words.indexOf("--port");
const wantedPort = portAt === -1 ? 0 : Number(words[portAt + 1]);
const appWords = words.filter(
  (word, at) => word !== "--no-open" && (portAt === -1 || (at !== portAt && at !== portAt + 1)),
);

const host = spawn(
  ownNode(),
  [join(root, "preview/index.ts"), "--no-open", "--", ...(appWords[0] ? appWords : ["--demo"])],
  { cwd: root, env: toolEnvironment(), stdio: ["ignore", "pipe", "inherit"] },
);
const behind = new URL(await readyUrl());
const page = /^\/k\/([^/]+)\/window\/(\d+)\/app\/ringside\/index\.html(?:\?.*)?$/;

const vite = await createServer({
  configFile: false,
  root: join(root, "renderer"),
  plugins: [svelte(), { name: "ringside-window", configureServer: serveWindow }],
  server: {
    host: "127.0.0.1",
    port: wantedPort,
    strictPort: portAt !== -1,
    open: false,
    fs: { allow: [root] },
    proxy: { "^/(\\?key=|k/)": { target: behind.origin, ws: true, configure: standInFor } },
  },
});
await vite.listen();
const front = new URL(vite.resolvedUrls?.local[0] ?? "");
front.search = behind.search;
process.stdout.write(`${JSON.stringify({ event: "ready", host: "dev", url: front.href })}\n`);
if (!isQuiet) {
  vite.config.server.open = front.href;
  vite.openBrowser();
}

for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"])) {
  process.on(signal, () => host.kill(signal));
}
host.on("exit", (code) => {
  process.exitCode = code ?? 0;
  void vite.close();
});

/** The window's page from its sources, with the preload before all else as the host has it. */
function serveWindow(/** @type {import("vite").ViteDevServer} */ server) {
  server.middlewares.use((request, response, next) => {
    const [, key, number] = page.exec(request.url ?? "") ?? [];
    if (key === undefined || key !== behind.searchParams.get("key")) return next();
    void readFile(join(root, "renderer/index.html"), "utf8")
      .then((html) =>
        html
          .replace("<head>", `<head><script src="/k/${key}/preload/${number}"></script>`)
          .replace('src="./main.ts"', 'src="/main.ts"'),
      )
      .then((html) => server.transformIndexHtml("/index.html", html))
      .then((html) => response.setHeader("Content-Type", "text/html; charset=utf-8").end(html))
      .catch(next);
  });
}

/**
 * The host is told its own address where the browser said ours, and only then: another origin stays
 * what it is, and is refused. In the host's answers our address stands where its own did.
 * @param {import("vite").HttpProxy.Server} proxy
 */
function standInFor(proxy) {
  const ours = () => `http://127.0.0.1:${new URL(vite.resolvedUrls?.local[0] ?? "").port}`;
  const admit = (/** @type {import("node:http").ClientRequest} */ onward) => {
    if (`http://${onward.getHeader("host")}` === ours()) onward.setHeader("host", behind.host);
    if (onward.getHeader("origin") === ours()) onward.setHeader("origin", behind.origin);
  };
  proxy.on("proxyReq", admit);
  proxy.on("proxyReqWs", admit);
  proxy.on("proxyRes", ({ headers }) => {
    const policy = headers["content-security-policy"];
    if (typeof policy === "string") {
      headers["content-security-policy"] = policy.replaceAll(behind.host, new URL(ours()).host);
    }
  });
}

/** The host's one line on its standard output. @returns {Promise<string>} */
async function readyUrl() {
  for await (const line of createInterface({ input: host.stdout })) {
    const said = JSON.parse(line);
    if (said.event === "ready") return said.url;
  }
  say("the preview host ended before it was ready.");
  process.exit(1);
}
