/**
 * A credential on the command line can be read by every user of the machine while the process shows
 * it. So it is covered as soon as it was read: Node's and libuv's own copy of the arguments (which
 * is what `ps` and `/proc` show) is written over by setting the title. What shells and npm show of
 * themselves is out of reach; the environment variable `RINGSIDE_JWT` is the better way.
 */

/** The part of `process` that shows how it was started. */
export interface ShownProcess {
  argv: string[];
  env: Record<string, string | undefined>;
  title: string;
}

/** The credential that this run was given, which from now on stands nowhere else. */
export function takeCredential(shown: ShownProcess, typed: string | undefined): string | undefined {
  const fromEnvironment = shown.env["RINGSIDE_JWT"];
  delete shown.env["RINGSIDE_JWT"];
  if (typed !== undefined) {
    shown.argv = shown.argv.map((word) => word.replaceAll(typed, "…"));
    shown.title = "Ringside";
  }
  return typed ?? (fromEnvironment === "" ? undefined : fromEnvironment);
}
