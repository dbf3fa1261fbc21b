import bash from './scripts/nearfar.bash';
import fish from './scripts/nearfar.fish';
import powershell from './scripts/nearfar.ps1';
import zsh from './scripts/nearfar.zsh';

/** The shells that nearfar is completed in. */
export const SHELLS = ['bash', 'zsh', 'fish', 'powershell'] as const;
export type Shell = (typeof SHELLS)[number];

/**
 * The script by which each shell completes nearfar. It knows no command: at each Tab it asks `nearfar complete` with the
 * words typed so far, so an installed script stays right when nearfar is updated. The word at the cursor gets a `+` in
 * front, as PowerShell drops arguments that are empty. The first line that comes back says whether words follow or the
 * shell is to complete a path.
 */
export const COMPLETION_SCRIPTS: Readonly<Record<Shell, string>> = { bash, zsh, fish, powershell };
