import { basename } from 'node:path';
import { programBehind } from './editor-command.ts';

/**
 * Keeps Vim from writing what is edited to any other place: no viminfo, no undo file, swap and backup beside the page, where
 * a crash leaves them to be recovered, and no name of the page in the title of the window. Set after each script, so that the
 * writer's own settings do not undo it, and before the page is read.
 */
const VIM_FLAGS =
  '-i NONE --cmd "sil! au SourcePost,BufReadPre * set directory=. backupdir=. noundofile nobackup notitle noicon viminfo="';
/** Keeps Emacs from backups and lists of pages. Its auto-save file stays beside the page, where it can be recovered. */
const EMACS_FLAGS =
  '--eval "(setq make-backup-files nil create-lockfiles nil auto-save-list-file-prefix nil auto-save-file-name-transforms nil)"';

const PRIVACY_FLAGS: Record<string, string> = {
  vim: VIM_FLAGS,
  vimx: VIM_FLAGS,
  nvim: VIM_FLAGS,
  gvim: VIM_FLAGS,
  mvim: VIM_FLAGS,
  emacs: EMACS_FLAGS,
};

/**
 * The shell command of an editor with the flags that keep the page private, for the editors that have such flags.
 * @param path the value of `PATH`, in which `vi` and `editor` are looked up: they may be any editor
 */
export function withPrivacyFlags(command: string, path = ''): string {
  const name = basename(command.trim().split(/\s/, 1)[0]!);
  const flags = PRIVACY_FLAGS[programBehind(name, path)];
  return flags === undefined ? command : `${command} ${flags}`;
}
