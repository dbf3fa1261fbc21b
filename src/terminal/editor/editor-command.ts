import { accessSync, constants, realpathSync } from 'node:fs';
import { basename, delimiter, join } from 'node:path';

/** How an editor is started. */
export interface EditorCommand {
  /** A shell command, to which the file is added. */
  command: string;
  /** What the writer knows it by, such as `nano`. */
  name: string;
  /** The environment variable that names it; null if it is the usual editor of the platform. */
  variable: string | null;
}

type Environment = Readonly<Record<string, string | undefined>>;

const VARIABLES = ['NEARFAR_EDITOR', 'VISUAL', 'EDITOR'];

/** The usual editors, the first that is found; Debian's `editor` stands for the one that was chosen there. */
const USUAL = ['editor', 'nano', 'vi'];
const USUAL_ON_WINDOWS = 'notepad';

/** The flags with which an editor that opens its own window waits until the file is closed; the first is the one to use. */
const WAIT_FLAGS: Readonly<Record<string, readonly string[]>> = {
  code: ['--wait', '-w'],
  'code-insiders': ['--wait', '-w'],
  codium: ['--wait', '-w'],
  cursor: ['--wait', '-w'],
  windsurf: ['--wait', '-w'],
  subl: ['--wait', '-w'],
  mate: ['--wait', '-w'],
  bbedit: ['--wait', '-w'],
  zed: ['--wait', '-w'],
  zeditor: ['--wait', '-w'],
  gedit: ['--wait', '-w'],
  xed: ['--wait', '-w'],
  kate: ['--block', '-b'],
  gvim: ['--nofork', '-f'],
  mvim: ['--nofork', '-f'],
  open: ['-W'],
};

/** Programs that hand the file over to an editor and have no flag that makes them wait. */
const NEVER_WAIT = ['xdg-open', 'gio', 'kde-open', 'wslview', 'explorer', 'start'];

/**
 * The editor that `$NEARFAR_EDITOR`, `$VISUAL` or `$EDITOR` names, in this order, with the flag that makes it wait; or else
 * the usual editor of the platform. Null if there is none.
 */
export function editorCommand(env: Environment, platform: NodeJS.Platform = process.platform): EditorCommand | null {
  const variable = VARIABLES.find((one) => env[one]?.trim());
  if (variable !== undefined) {
    const command = withWaitFlag(env[variable]!.trim());
    return { command, name: nameOf(command), variable };
  }
  if (platform === 'win32') return { command: USUAL_ON_WINDOWS, name: USUAL_ON_WINDOWS, variable: null };
  const usual = USUAL.find((program) => programOnPath(program, env.PATH) !== null);
  return usual === undefined ? null : { command: usual, name: programBehind(usual, env.PATH), variable: null };
}

/** The name of the program that a command runs: behind the names `vi` and `editor` there may be any editor. */
export function programBehind(program: string, path: string | undefined): string {
  const file = ['vi', 'editor'].includes(program) ? programOnPath(program, path) : null;
  if (file === null) return program;
  // Without an ending such as in `vim.basic`. BusyBox and Toybox are many programs, and act as the one they are called by.
  const name = basename(realpathSync(file)).split('.', 1)[0]!;
  return name === 'busybox' || name === 'toybox' ? program : name;
}

/** Whether the command is known to return before the file is closed, whatever its flags are. */
export function neverWaits(command: string): boolean {
  const [program, ...flags] = command.split(/\s+/);
  const name = basename(program!);
  return NEVER_WAIT.includes(name) || (name === 'emacsclient' && flags.some((flag) => /^(-n|--no-wait)$/.test(flag)));
}

/** The flag that makes an editor wait, such as `--wait`; null if none is known for it. */
export function waitFlag(command: string): string | null {
  return WAIT_FLAGS[basename(command.split(/\s/, 1)[0]!)]?.[0] ?? null;
}

function withWaitFlag(command: string): string {
  const [program, ...flags] = command.split(/\s+/);
  const known = WAIT_FLAGS[basename(program!)];
  // A flag at the end of a command that is more than a program and its flags could belong to something else.
  const isPlain = flags.every((flag) => /^-[\w-]+$/.test(flag));
  return !known || !isPlain || known.some((flag) => flags.includes(flag)) ? command : `${command} ${known[0]}`;
}

/** The program of a command of a program and flags; "your editor" for any other command. */
function nameOf(command: string): string {
  const [program, ...flags] = command.split(/\s+/);
  const isPlain = /^[\w./+-]+$/.test(program!) && flags.every((flag) => flag.startsWith('-'));
  return isPlain ? basename(program!) : 'your editor';
}

function programOnPath(program: string, path = ''): string | null {
  const files = path
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, program));
  return files.find(isExecutable) ?? null;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
