import { posixWord } from './scheduler-files.ts';

export const HOOK_SHELLS = ['bash', 'zsh', 'fish'] as const;
export type HookShell = (typeof HOOK_SHELLS)[number];

interface Hook {
  /** From when on it may speak, `HH:MM`, up to midnight. */
  at: string;
  /** See `quietDayFile`. */
  file: string;
  /** The command line that says whether today is open. */
  words: readonly string[];
}

/**
 * A script for the start-up file of a shell. Before a prompt it reads the clock and one small file; nearfar is started once
 * an evening and shell, and only while that file does not say that today is quiet.
 */
export function promptHook(shell: HookShell, hook: Hook): string {
  return `# nearfar remind shell ${shell}\n${HOOKS[shell](hook)}# end of nearfar remind shell\n`;
}

const HOOKS: Readonly<Record<HookShell, (hook: Hook) => string>> = {
  bash: ({ at, file, words }) => `_nearfar_remind() {
  local result=$? now day quiet=
  # Older bashes, such as that of macOS, have no clock of their own.
  if ((BASH_VERSINFO[0] > 4)); then printf -v now '%(%F %H:%M)T' -1; else now=$(date '+%F %H:%M'); fi
  day=\${now% *}
  if [[ ! \${now#* } < ${at} && $day != "$_nearfar_reminded" ]] &&
    { read -r quiet < ${posixWord(file)}; } 2> /dev/null && [[ $quiet < $day ]]; then
    _nearfar_reminded=$day
    ${words.map(posixWord).join(' ')}
  fi
  return $result
}
[[ \${PROMPT_COMMAND[*]} == *_nearfar_remind* ]] || PROMPT_COMMAND="_nearfar_remind\${PROMPT_COMMAND:+;$PROMPT_COMMAND}"
`,
  zsh: ({ at, file, words }) => `zmodload zsh/datetime
autoload -Uz add-zsh-hook
_nearfar_remind() {
  local result=$? now day quiet=
  strftime -s now '%F %H:%M' $EPOCHSECONDS
  day=\${now% *}
  if [[ ! \${now#* } < ${at} && $day != "$_nearfar_reminded" ]] &&
    { read -r quiet < ${posixWord(file)} } 2> /dev/null && [[ $quiet < $day ]]; then
    _nearfar_reminded=$day
    ${words.map(posixWord).join(' ')}
  fi
  return $result
}
add-zsh-hook precmd _nearfar_remind
`,
  fish: ({ at, file, words }) => `function _nearfar_remind --on-event fish_prompt
    set -l result $status
    set -l now (date '+%Y%m%d %H%M' | string split ' ')
    if test $now[2] -ge ${at.replace(':', '')} -a "$now[1]" != "$_nearfar_reminded" -a -r ${fishWord(file)}
        read -l quiet < ${fishWord(file)}
        if test (string replace -a - '' "$quiet") -lt $now[1]
            set -g _nearfar_reminded $now[1]
            ${words.map(fishWord).join(' ')}
        end
    end
    return $result
end
`,
};

/** A word in single quotes, as fish takes it. */
function fishWord(word: string): string {
  return `'${word.replace(/['\\]/g, '\\$&')}'`;
}
