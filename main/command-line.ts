import { parseArgs } from "node:util";
import * as v from "valibot";

import { verbs } from "../contract/command-line/verbs.ts";
import type { ServiceWish } from "./configuration/service.ts";

/** What the command line asked for; everything else on it belongs to Electron and is passed over. */
export interface CommandLine {
  /** Straight into the demo account. */
  readonly demo: boolean;
  /** Start in the tray without showing the window. */
  readonly hidden: boolean;
  /** Keeps settings, vault and logs there. As typed: relative to the working directory. */
  readonly userDataDir?: string;
  /** What this run says of the service; overrules settings and build. */
  readonly service: ServiceWish;
  /** Domains that the server may send the event connection to; overrules the build's. */
  readonly eventHosts?: readonly string[];
  /** Where newer versions lie and what they are signed with; see `findUpdateSource`. */
  readonly updates?: { readonly url: string; readonly key: string };
  /** Sign in with this credential at once. A secret: not to be logged, nor kept for long. */
  readonly jwt?: string | undefined;
}

const commands: ReadonlySet<string> = new Set([...verbs, "completion", "help"]);

/** The words of a command, where these arguments are one and no start; see `cli/`. */
export const commandWords = (args: readonly string[]): readonly string[] | undefined =>
  commands.has(args[0] ?? "") ? args : undefined;

const word = v.pipe(v.string(), v.minLength(1), v.maxLength(4096));
const text = v.optional(v.fallback(v.optional(word), undefined));
const schema = v.object({
  demo: v.optional(v.boolean(), false),
  hidden: v.optional(v.boolean(), false),
  "user-data-dir": text,
  server: text,
  "client-id": text,
  redirect: v.optional(v.fallback(v.optional(v.array(word)), undefined)),
  "event-host": v.optional(v.fallback(v.optional(v.array(word)), undefined)),
  jwt: text,
  "update-url": text,
  "update-key": text,
});

/**
 * Reads the arguments after the program's own. Total: Chromium's and Electron's switches share the
 * line, so whatever is not ours is ignored, and a value of ours that makes no sense is left out.
 * `--` ends nothing: launchers put it in between.
 */
export function parseCommandLine(args: readonly string[]): CommandLine {
  const { values } = parseArgs({
    args: args.filter((arg) => arg !== "--"),
    strict: false,
    allowPositionals: true,
    options: {
      demo: { type: "boolean" },
      hidden: { type: "boolean" },
      "user-data-dir": { type: "string" },
      server: { type: "string" },
      "client-id": { type: "string" },
      redirect: { type: "string", multiple: true },
      "event-host": { type: "string", multiple: true },
      jwt: { type: "string" },
      "update-url": { type: "string" },
      "update-key": { type: "string" },
    },
  });
  const parsed = v.safeParse(schema, { ...values });
  if (!parsed.success) return { demo: false, hidden: false, service: {} };
  const { demo, hidden, server, jwt, redirect } = parsed.output;
  const userDataDir = parsed.output["user-data-dir"];
  const eventHosts = parsed.output["event-host"];
  const clientId = parsed.output["client-id"];
  const { "update-url": url, "update-key": key } = parsed.output;
  return {
    demo,
    hidden,
    ...(userDataDir === undefined ? {} : { userDataDir }),
    service: {
      ...(server === undefined ? {} : { server }),
      ...(clientId === undefined ? {} : { clientId }),
      ...(redirect === undefined ? {} : { redirects: redirect }),
    },
    ...(eventHosts === undefined ? {} : { eventHosts }),
    ...(url === undefined || key === undefined ? {} : { updates: { url, key } }),
    ...(jwt === undefined ? {} : { jwt }),
  };
}
