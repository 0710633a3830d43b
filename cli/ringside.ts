/** The script that `bin` and the packages' wrappers start. */
import { main } from "./index.ts";

process.exitCode = await main(process.argv.slice(2));
