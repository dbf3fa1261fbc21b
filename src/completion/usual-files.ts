import { join } from 'node:path';
import type { ShellPlaces } from '../terminal/shell-places.ts';
import { removeBlock } from './completion-block.ts';
import { SHELLS, type Shell } from './shells.ts';

/** The file in which a shell looks for scripts of its user; null where only the shell knows it. */
export function usualFile(shell: Shell, { home, configFolder, zshFolder }: ShellPlaces): string | null {
  if (shell === 'zsh') return join(zshFolder, '.zshrc');
  if (shell === 'fish') return join(configFolder, 'fish', 'completions', 'nearfar.fish');
  // The Terminal of macOS starts Bash as a login shell, which does not read .bashrc.
  if (shell === 'bash') return join(home, process.platform === 'darwin' ? '.bash_profile' : '.bashrc');
  return process.platform === 'win32' ? null : join(configFolder, 'powershell', 'profile.ps1');
}

/** Takes the scripts out of the usual files of all shells, and goes on after a failure. */
export function removeEveryScript(places: ShellPlaces): { removed: string[]; failed: string[] } {
  const outcome = { removed: [] as string[], failed: [] as string[] };
  for (const shell of SHELLS) {
    const file = usualFile(shell, places);
    try {
      if (file !== null && removeBlock(file)) outcome.removed.push(file);
    } catch {
      outcome.failed.push(file!);
    }
  }
  return outcome;
}
