import { isUtf8 } from 'node:buffer';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Cancelled, UserError } from '../errors.ts';

/** What a shell ends with when there is no such command. */
const NOT_FOUND = 127;

/**
 * Lets the writer edit a text in a file that nobody else can read, and removes the file whatever happens.
 * @param folder a private folder, in which the file gets a private folder of its own
 * @param leave receives what the file held when the terminal goes away in the middle
 * @throws UserError if the editor cannot be started or fails, with the text as it was saved last passed to `leave`
 */
export async function edit(
  text: string,
  editor: string,
  folder: string,
  leave: (text: string) => void,
): Promise<string> {
  const place = mkdtempSync(join(folder, 'editing-'));
  const file = join(place, 'note.txt');
  const edited = () => readFileSync(file);
  try {
    writeFileSync(file, text === '' ? '' : `${text}\n`, { mode: 0o600 });
    const code = await run(editor, file);
    if (code === 0) return asNote(edited(), leave);
    leave(asFarAsText(edited()));
    throw code === null
      ? new Cancelled()
      : new UserError(
          code === NOT_FOUND ? `There is no editor "${editor}".` : `The editor "${editor}" ended with code ${code}.`,
          'What was written is kept as a draft.',
        );
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

function asNote(bytes: Uint8Array, leave: (text: string) => void): string {
  const text = asFarAsText(bytes);
  if (isUtf8(bytes) && !bytes.includes(0)) return text;
  leave(text);
  throw new UserError('The edited note is not plain UTF-8 text.', 'What could be read of it is kept as a draft.');
}

/** What is no text is left out: a draft with a gap is better than none. */
function asFarAsText(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes).replaceAll('\0', '').trimEnd();
}

/** The editor's exit code; null when this program was told to end while it ran. */
function run(editor: string, file: string): Promise<number | null> {
  const child =
    process.platform === 'win32'
      ? spawn(`${editor} "${file}"`, { stdio: 'inherit', shell: true })
      : spawn('sh', ['-c', `${editor} "$1"`, 'nearfar', file], { stdio: 'inherit' });
  const signals = ['SIGHUP', 'SIGTERM'] as const;
  // Ctrl-C in an editor is the editor's own.
  const ignore = () => {};
  process.on('SIGINT', ignore);
  return new Promise<number | null>((resolve, reject) => {
    const interrupted = () => {
      child.kill();
      resolve(null);
    };
    for (const signal of signals) process.on(signal, interrupted);
    child.once('error', reject);
    child.once('exit', (code) => {
      for (const signal of signals) process.off(signal, interrupted);
      resolve(code ?? 1);
    });
  }).finally(() => process.off('SIGINT', ignore));
}
