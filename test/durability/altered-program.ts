import { cpSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** A pattern that is in one chunk of the built program, and what stands there instead. */
type Edit = readonly [pattern: RegExp, replacement: string];

/** Syncs less than the journal needs, to prove that the power cuts find what they look for. */
export const SYNCS_LESS: readonly Edit[] = [
  [/synchronous = EXTRA/, 'synchronous = NORMAL'],
  [/(`synchronous`,\{simple:!0\}\)!==)3/, '$11'],
];

/** Derives the key of a locked journal in one round: the same calls to the operating system, without the wait. */
export const DERIVES_AT_ONCE: readonly Edit[] = [[/256e3/, '1']];

/**
 * Puts a copy of the built program into an empty folder and changes it there.
 * @throws Error if the program no longer has what is to be changed
 */
export function putAlteredProgram(folder: string, edits: readonly Edit[]): void {
  for (const part of ['bin', 'dist']) cpSync(join(ROOT, part), join(folder, part), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  const dist = join(folder, 'dist');
  for (const [pattern, replacement] of edits) {
    const chunk = readdirSync(dist).find((name) => pattern.test(readFileSync(join(dist, name), 'utf8')));
    if (chunk === undefined) throw new Error(`The built program no longer has ${pattern}.`);
    const file = join(dist, chunk);
    writeFileSync(file, readFileSync(file, 'utf8').replace(pattern, replacement));
  }
  // Another build, as the loader sees it: it must not run compiled code of the real one.
  writeFileSync(join(dist, 'build-id'), basename(folder));
}
