/** Runs tools one after the other or side by side, and tells what each had to say and how long it took. */
import { spawn } from "node:child_process";

import { say } from "./setup.mjs";
import { root, toolCommand } from "./machine/tools.mjs";

/** @typedef {{ name: string, command: string[], own?: NodeJS.ProcessEnv }} Check `own`: its environment besides. */
/** @typedef {{ name: string, ok: boolean, seconds: number }} Ended */

/**
 * The checks, `atOnce` at a time, since most of them use one core. What each has to say is shown
 * when it ends, so that no two mix; the results come in the order of `all`.
 * @param {readonly Check[]} all @param {number} atOnce @param {NodeJS.ProcessEnv} environment
 */
export async function allOf(all, atOnce, environment) {
  /** @type {Ended[]} */
  const ended = [];
  const waiting = [...all.entries()];
  const lane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [index, { name, command, own }] = next;
      ended[index] = await step(name, command, { ...environment, ...own }, { kept: true });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return ended;
}

/**
 * Runs one tool to its end. `kept`: its output is shown when it has ended, not as it comes.
 * @param {string} name @param {string[]} command @param {NodeJS.ProcessEnv} environment
 * @param {{ kept?: boolean }} [options]
 * @returns {Promise<Ended>}
 */
export function step(name, command, environment, { kept = false } = {}) {
  say(`${name}: ${command[0]} …`);
  const [program = "", ...words] = command;
  const tool = toolCommand(program, words);
  const began = process.hrtime.bigint();
  const child = spawn(tool.command, tool.args, {
    cwd: root,
    env: environment,
    stdio: ["ignore", kept ? "pipe" : "inherit", kept ? "pipe" : "inherit"],
  });
  /** @type {Buffer[]} */
  const output = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (/** @type {Buffer} */ chunk) => output.push(chunk));
  }
  return new Promise((resolve) => {
    /** @param {boolean} ok */
    const end = (ok) => {
      process.stdout.write(Buffer.concat(output));
      const seconds = Number((process.hrtime.bigint() - began) / 1_000_000n) / 1000;
      resolve({ name, ok, seconds });
    };
    child.once("error", (error) => {
      say(`${name}: ${error.message}`);
      end(false);
    });
    child.once("close", (code) => end(code === 0));
  });
}
