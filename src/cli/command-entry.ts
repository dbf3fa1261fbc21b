import type { Command } from 'commander';
import type { WorldFor } from '../flags/world-for.ts';
import type { KeyFrom } from '../session/lock/find-key.ts';

/** A file of `src/commands/`. */
export interface CommandModule {
  /** Adds the arguments, the options and the action of the command. */
  addCommand: (command: Command, worldFor: WorldFor, setExitCode: (code: number) => void) => void;
}

/** A command as the list of all names it. */
export interface CommandEntry {
  description: string;
  load: () => Promise<CommandModule>;
  /** Where the key of a locked journal may come from; anywhere if absent. `itself`: the command looks for it, or opens none. */
  keyFrom?: KeyFrom | 'itself';
  /** Whether it reads another file, which may be locked: `--passphrase-fd` is for that file where the journal is not locked. */
  readsOther?: true;
}
