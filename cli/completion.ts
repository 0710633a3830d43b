/** Completion for shells, made of the same lists as the program. */
import { callVerbs, type Verb, verbs } from "../contract/command-line/verbs.ts";
import type { DesktopWords } from "../contract/i18n/words.ts";

export const shells = ["bash", "zsh", "fish"] as const;
export type Shell = (typeof shells)[number];

const words = [...verbs, "completion", "help"];
const optionsOf = (verb: Verb): string[] => [
  ...["--json", "--user-data-dir"],
  ...(callVerbs.includes(verb) ? ["--call", "--wait"] : []),
  ...(verb === "transfer" || verb === "dial" ? ["--confirm"] : []),
];

/** The script that the shell reads. */
export function completionFor(shell: Shell, spoken: DesktopWords): string {
  switch (shell) {
    case "bash":
      return bash();
    case "zsh":
      return zsh(spoken);
    case "fish":
      return fish(spoken);
  }
}

function bash(): string {
  const cases = verbs.map((verb) => `    ${verb}) words="${optionsOf(verb).join(" ")}" ;;`);
  return `# Completion of ringside for bash: source it from ~/.bashrc
_ringside() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" words=""
  if [ "$previous" = "--user-data-dir" ]; then
    COMPREPLY=($(compgen -d -- "$current"))
    return
  fi
  if [ "$COMP_CWORD" -eq 1 ]; then
    words="${words.join(" ")}"
  else
    case "\${COMP_WORDS[1]}" in
${cases.join("\n")}
    completion) words="${shells.join(" ")}" ;;
    help) words="${verbs.join(" ")}" ;;
    esac
  fi
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -F _ringside ringside
`;
}

function zsh({ verbNames }: DesktopWords): string {
  const described = verbs.map((verb) => `    '${verb}:${verbNames[verb]}'`);
  const cases = verbs.map((verb) => {
    const given = optionsOf(verb).map((option) =>
      option === "--user-data-dir" ? `'${option}[${option}]:folder:_directories'` : `'${option}'`,
    );
    return `    ${verb}) _arguments ${given.join(" ")} ;;`;
  });
  return `#compdef ringside
# Completion of ringside for zsh: keep it as _ringside in a folder of $fpath
_ringside() {
  local -a verbs
  verbs=(
${described.join("\n")}
    'completion:Print the completion of a shell'
    'help:Explain a command'
  )
  if (( CURRENT == 2 )); then
    _describe 'command' verbs
    return
  fi
  local verb=$words[2]
  shift words
  (( CURRENT-- ))
  case "$verb" in
${cases.join("\n")}
    completion) _values 'shell' ${shells.join(" ")} ;;
    help) _describe 'command' verbs ;;
  esac
}
if [ "$funcstack[1]" = "_ringside" ]; then
  _ringside "$@"
else
  compdef _ringside ringside
fi
`;
}

function fish({ verbNames }: DesktopWords): string {
  const needsVerb = `"not __fish_seen_subcommand_from ${words.join(" ")}"`;
  const first = verbs.map(
    (verb) => `complete -c ringside -n ${needsVerb} -a ${verb} -d '${verbNames[verb]}'`,
  );
  const options = verbs.flatMap((verb) =>
    optionsOf(verb).map((option) => {
      const takes = option === "--json" || option === "--wait" ? "" : " -r";
      return `complete -c ringside -n "__fish_seen_subcommand_from ${verb}" -l ${option.slice(2)}${takes}`;
    }),
  );
  return `# Completion of ringside for fish: keep it as ~/.config/fish/completions/ringside.fish
complete -c ringside -f
${first.join("\n")}
complete -c ringside -n ${needsVerb} -a completion -d 'Print the completion of a shell'
complete -c ringside -n "__fish_seen_subcommand_from completion" -a "${shells.join(" ")}"
${options.join("\n")}
`;
}
