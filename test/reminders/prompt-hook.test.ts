import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { HOOK_SHELLS, type HookShell, promptHook } from '../../src/reminders/prompt-hook.ts';
import { freshFolder } from '../support/fresh-folder.ts';
import { onPosix } from '../support/platform.ts';

const [LONG_AGO, FAR_AHEAD] = ['0001-01-01', '9999-12-31'];
const BARE: Record<HookShell, string[]> = { bash: ['--norc'], zsh: ['-f'], fish: ['--no-config'] };

/** What a shell prints that has the hook twice, beside one of its own, and then runs a script. In place of nearfar the hook runs `echo asked`. */
function inShell(shell: HookShell, script: string, { at = '00:00', quietUntil = LONG_AGO as string | null } = {}) {
  const folder = join(freshFolder(), "it's a folder");
  mkdirSync(folder);
  const file = join(folder, 'quiet-until');
  if (quietUntil !== null) writeFileSync(file, `${quietUntil}\n`);
  const hook = promptHook(shell, { at, file, words: ['/bin/sh', '-c', 'echo "$0"', "it's asked"] });
  const { stdout, stderr, error } = spawnSync(shell, [...BARE[shell], '-c', `${hook}\n${hook}\n${script}`], {
    env: { PATH: process.env.PATH, HOME: folder, LANG: 'C.UTF-8', PROMPT_COMMAND: 'echo mine' },
    encoding: 'utf8',
  });
  if (error) throw error;
  return { stdout, stderr };
}

describe.each(HOOK_SHELLS.filter((shell) => onPosix && !spawnSync(shell, ['--version']).error))(
  'the hook in %s',
  (shell) => {
    const prompts = '_nearfar_remind; _nearfar_remind; _nearfar_remind';

    it('asks nearfar once an evening while today is not quiet', () => {
      expect(inShell(shell, prompts)).toEqual({ stdout: "it's asked\n", stderr: '' });
    });

    it.each([
      ['today is quiet', { quietUntil: FAR_AHEAD }],
      ['it is too early', { at: '24:00' }],
      ['the journal is gone', { quietUntil: null }],
    ])('says nothing when %s', (_, options) => {
      expect(inShell(shell, prompts, options)).toEqual({ stdout: '', stderr: '' });
    });

    it('asks again on another day', () => {
      const yesterday = shell === 'fish' ? 'set -g _nearfar_reminded 20000101' : '_nearfar_reminded=2000-01-01';
      expect(inShell(shell, `_nearfar_remind; ${yesterday}; _nearfar_remind`).stdout).toBe("it's asked\nit's asked\n");
    });

    it('runs once before a prompt, also when the start-up file was read twice, and beside other hooks', () => {
      const [shown, expected] = {
        bash: ['eval "$PROMPT_COMMAND"', "it's asked\nmine\n"],
        zsh: ['for hook in $precmd_functions; do _nearfar_reminded=; $hook; done', "it's asked\n"],
        fish: ['emit fish_prompt', "it's asked\n"],
      }[shell];
      expect(inShell(shell, shown!).stdout).toBe(expected);
    });

    it('leaves the exit code of the command before it as it was', () => {
      const code = shell === 'fish' ? '$status' : '$?';
      expect(inShell(shell, `false; _nearfar_remind > /dev/null; echo ${code}`).stdout).toBe('1\n');
    });

    it('takes less than five milliseconds when nothing is due', () => {
      const clock = shell === 'fish' ? '(date +%s%N)' : '$EPOCHREALTIME';
      const ten = Array(10).fill('_nearfar_remind').join('; ');
      const batch = `echo ${clock}; ${ten}; echo ${clock}`;
      const { stdout } = inShell(shell, Array(8).fill(batch).join('\n'), { quietUntil: FAR_AHEAD });
      const times = stdout
        .trim()
        .split('\n')
        .map((time) => Number(time) * (shell === 'fish' ? 1e-6 : 1e3));
      const spans = times.flatMap((end, index) => (index % 2 === 1 ? (end - times[index - 1]!) / 10 : []));
      expect(spans).toHaveLength(8);
      // The fastest, as other processes may hold up the others.
      expect(Math.min(...spans)).toBeLessThan(5);
    });
  },
);
