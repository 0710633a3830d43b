/** The words of the command line, by commander: what was asked for, or what is wrong with it. */
import { Command, CommanderError, Option } from "commander";

import { type Request, parseRequest } from "../contract/command-line/protocol.ts";
import {
  callVerbs,
  exitCodes,
  targetOf,
  type Verb,
  verbs,
} from "../contract/command-line/verbs.ts";
import type { DesktopWords } from "../contract/i18n/words.ts";
import { type Shell, shells } from "./completion.ts";

/** `text`: help was asked for, and has been printed. */
export type Asked =
  | { readonly asks: "request"; readonly request: Request; readonly how: How }
  | { readonly asks: "completion"; readonly shell: Shell }
  | { readonly asks: "nothing"; readonly exitCode: number };

export interface How {
  readonly json: boolean;
  /** As typed; the application's default when absent. */
  readonly dataFolder?: string;
}

/** Where help and complaints go. */
export interface Screen {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly spoken: DesktopWords;
}

const helpEnd = `
Exit codes: 0 done, 1 refused (the reason is on standard error), 2 wrong usage,
3 Ringside is not running or its command line is off, 4 the outcome is unknown.`;

/** Reads the words behind the program's name. Never throws. */
export function readArguments(words: readonly string[], screen: Screen): Asked {
  let asked: Asked = { asks: "nothing", exitCode: exitCodes.usage };
  const program = createProgram(screen, (one) => {
    asked = one;
  });
  try {
    program.parse([...words], { from: "user" });
    return asked;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return { asks: "nothing", exitCode: error.exitCode === 0 ? exitCodes.done : exitCodes.usage };
  }
}

function createProgram({ out, err, spoken }: Screen, answer: (asked: Asked) => void): Command {
  const program = new Command("ringside")
    .description(
      "Control the calls that Ringside shows. It must be running, with its command line on.",
    )
    .exitOverride()
    .configureOutput({ writeOut: out, writeErr: err })
    .helpCommand(true)
    .addHelpText("after", helpEnd);
  for (const verb of verbs) addVerb(program, verb, { err, spoken, answer });
  program
    .command("completion")
    .description("Print the completion of a shell")
    .argument("<shell>", shells.join(", "))
    .action((word: string) => {
      const shell = shells.find((one) => one === word);
      if (shell === undefined) err(`error: there is completion for ${shells.join(", ")}\n`);
      else answer({ asks: "completion", shell });
    });
  return program;
}

interface Adding extends Pick<Screen, "err" | "spoken"> {
  readonly answer: (asked: Asked) => void;
}

interface Options {
  readonly json?: boolean;
  readonly call?: string;
  readonly wait?: boolean;
  readonly confirm?: string;
  readonly userDataDir?: string;
}

function addVerb(program: Command, verb: Verb, { err, spoken, answer }: Adding): void {
  const command = program.command(verb).description(spoken.verbNames[verb]);
  const wants = targetOf[verb];
  if (wants !== undefined) command.argument(wants === "must" ? "<target>" : "[target]");
  if (callVerbs.includes(verb)) {
    command.option("--call <id>", "the call that is meant, by its id of ringside status");
    command.option("--wait", "wait until an event has proved it");
  }
  if (verb === "transfer" || verb === "forward" || verb === "dial") {
    command.option("--confirm <number>", "go on although Ringside asked about this number");
  }
  command.option("--json", "answer in JSON");
  command.addOption(new Option("--user-data-dir <folder>", "of another copy of Ringside"));
  command.action(() => {
    const { json, userDataDir, ...rest } = command.opts<Options>();
    const [target] = command.args;
    const fields = { id: 1, verb, ...(target === undefined ? {} : { target }), ...rest };
    const request = parseRequest(fields);
    if (!request.ok) {
      err(`error: ${request.issues.join("; ")}\n`);
      return;
    }
    const how = {
      json: json === true,
      ...(userDataDir === undefined ? {} : { dataFolder: userDataDir }),
    };
    answer({ asks: "request", request: request.value, how });
  });
}
