/**
 * The last step of `npm test`: searches everything that the run has left behind (profiles of the app
 * with its settings and logs, the hosts' output, reports, traffic) for secrets. A run that left no
 * profile behind has proven nothing, so that fails too.
 *
 *   node scripts/scan-secrets.mjs FOLDER…
 */
import { filesBelow, secretsBelow } from "../test/canary/secrets-in.ts";

const folders = process.argv.slice(2);
let files = 0;
let found = 0;
for (const folder of folders) {
  const here = filesBelow(folder).length;
  files += here;
  if (here === 0) {
    console.error(`secrets: nothing to look through in ${folder}`);
    found += 1;
  }
  for (const { where, kind, shown } of secretsBelow(folder)) {
    console.error(`secrets: ${kind} in ${folder}/${where}: ${shown}`);
    found += 1;
  }
}
console.log(`secrets: looked through ${files} files, found ${found === 0 ? "none" : found}`);
process.exitCode = found === 0 && folders.length > 0 ? 0 : 1;
