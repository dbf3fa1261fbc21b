import { closeSync, constants, type Dirent, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { UserError } from '../errors.ts';
import { reasonOfReading } from '../files/reason-in-words.ts';
import { resolvePath } from '../files/resolve-path.ts';
import { isJournalPageName } from '../formats/apps/apple-journal/is-journal-page-name.ts';
import { isBackupText, MAX_BACKUP_BYTES } from '../formats/apps/daylio/daylio-backup-json.ts';
import { decodeText, isWindows1252 } from '../formats/bytes/decode-text.ts';
import { DAY_ONE_CLASSIC } from '../formats/bytes/foreign-kind.ts';
import { notUtf8 } from '../formats/bytes/not-utf8.ts';
import { type ImportFile, STANDARD_INPUT } from '../formats/format.ts';
import { nameSome } from '../language/name-some.ts';
import { readPath } from './read-path.ts';

const MB = 1024 * 1024;
/** Largest file that is read: more than any journal, and little enough to hold in memory. */
const MAX_FILE_BYTES = 128 * MB;
/** As many bytes tell whether a file is a backup of Daylio. */
const HEAD_BYTES = 65_536;
const EXTENSIONS = [
  'md',
  'markdown',
  'json',
  'jsonl',
  'csv',
  'tsv',
  'txt',
  'org',
  'xml',
  'yaml',
  'yml',
  'zip',
  'daylio',
];
/** What stands in a folder in place of a file that is still in iCloud. */
const IN_ICLOUD = /^\.(.+)\.icloud$/i;
/** With one of the extensions, or as org-journal (`20260302`) and Apple's Journal (`2026-03-02_Soup.html`) call their files. */
const IMPORTABLE_NAME = new RegExp(
  `^(?:[^.].*\\.(?:${EXTENSIONS.join('|')})|\\d{8}|\\d{4}-\\d\\d-\\d\\d[^.]*\\.html)$`,
  'i',
);
const DATE_IN_NAME = /(?<!\d)(\d{4})[-_./\\]?(\d\d)[-_./\\]?(\d\d)(?!\d)/;
const MINUTE_MS = 60_000;

/**
 * Opens the file at a path, or the files directly inside a folder whose extensions can be imported: in order of the date
 * in their names or, without one, of their last change, so that a later export of a program follows an earlier one. With
 * them the files of folders for years and months that have one for each day, `2026/03/02.txt`.
 * Hidden files are left out.
 * @throws UserError when nothing is there, nothing in the folder can be imported, or it cannot be read
 */
export async function openImportFiles(path: string): Promise<ImportFile[]> {
  return (await openImportPath(path)).files;
}

/** The same, and the names of what else is in a folder: files with other extensions, and the folders in it. */
export async function openImportPath(
  path: string,
): Promise<{ files: ImportFile[]; otherFiles: string[]; folders: string[] }> {
  try {
    if (!statSync(path).isDirectory()) return { files: [await openAnyFile(path)], otherFiles: [], folders: [] };
    const all = readdirSync(path, { withFileTypes: true });
    const items = all.filter(({ name }) => !name.startsWith('.') || IN_ICLOUD.test(name));
    const isImportable = (item: Dirent) => item.isFile() && IMPORTABLE_NAME.test(item.name);
    const inside = items
      .filter((item) => item.isDirectory())
      .map(({ name }) => ({ name, days: dayFilesIn(path, name) }));
    const names = [...items.filter(isImportable).map(({ name }) => name), ...inside.flatMap(({ days }) => days)];
    const folders = inside.filter(({ days }) => days.length === 0).map(({ name }) => name);
    const otherFiles = items
      .filter((item) => !item.isDirectory() && !isImportable(item))
      .map(({ name }) => name.replace(IN_ICLOUD, '$1 (still in iCloud: download it first)'));
    if (names.length === 0) throw nothingImportable(path, folders, otherFiles);
    const files: ImportFile[] = [];
    const above = yearAndMonthOf(path);
    for (const name of inOrderOfDate(path, names))
      files.push({ ...(await openAnyFile(join(path, name))), name: withFolders(name, above) });
    return { files, otherFiles, folders };
  } catch (error) {
    throw readError(error, path);
  }
}

/** The folders at the end of a path that are a year, or a year and a month, with a slash behind them; '' for none. */
function yearAndMonthOf(path: string): string {
  const [, folders = ''] = /[/\\](\d{4}(?:[/\\](?:\d{4}-)?[01]\d(?!\d)[^/\\]*)?)$/.exec(resolvePath(path)) ?? [];
  return folders && `${folders.replaceAll('\\', '/')}/`;
}

/** The name of a file with the folders that say the rest of its day. */
function withFolders(name: string, above: string): string {
  const isDay = above.length > '2026/'.length ? DATE_FILE.test(name) : MONTH_AND_DAY_FILE.test(name);
  return above !== '' && isDay ? above + name : name;
}

/**
 * The files of a folder of a year that have one for each day, without the folder above it: `2026/03/02.txt` as jrnl has them,
 * `2026/03-March/2026-03-02.md`, `2026/2026-03-02.md` and `2026/0302.md` as people set their editors up. And those of
 * `Entries`, as Apple's Journal has them.
 */
function dayFilesIn(path: string, year: string): string[] {
  if (year === 'Entries')
    return readdirSync(join(path, year))
      .map((name) => `${year}/${name}`)
      .filter(isJournalPageName);
  if (!/^\d{4}$/.test(year)) return [];
  const items = readdirSync(join(path, year), { withFileTypes: true });
  const months = items.filter((item) => item.isDirectory() && MONTH_FOLDER.test(item.name));
  return [
    ...items
      .filter((item) => item.isFile() && (DAY_FILE.test(item.name) || MONTH_AND_DAY_FILE.test(item.name)))
      .map(({ name }) => `${year}/${name}`),
    ...months.flatMap(({ name: month }) =>
      readdirSync(join(path, year, month), { withFileTypes: true })
        .filter((item) => item.isFile() && (DAY_FILE.test(item.name) || DATE_FILE.test(item.name)))
        .map(({ name }) => `${year}/${month}/${name}`),
    ),
  ];
}

/** `03`, `03-March`, `2026-03`. */
const MONTH_FOLDER = /^(?:\d{4}-)?[01]\d(?!\d)/;
/** `2026-03-02 Monday.md`. */
const DAY_FILE = /^\d{4}[-_.]?\d\d[-_.]?\d\d(?!\d).*\.(?:txt|md|markdown|org)$/i;
/** `0302.md`, `03-02 Monday.md`. */
const MONTH_AND_DAY_FILE = /^[01]\d-?[0-3]\d(?!\d)[^.]*\.(?:txt|md|markdown|org)$/i;
/** `02.md`, `02 Monday.md`. */
const DATE_FILE = /^[0-3]\d(?!\d)[^.]*\.(?:txt|md|markdown|org)$/i;

function inOrderOfDate(folder: string, names: readonly string[]): string[] {
  const dateOf = (name: string) => {
    const [, ...parts] = DATE_IN_NAME.exec(name) ?? [];
    if (parts.length > 0) return parts.join('-');
    // Files that were unpacked or copied together differ by less than a minute, and their names order them.
    const changed = Math.floor(statSync(join(folder, name)).mtimeMs / MINUTE_MS) * MINUTE_MS;
    return new Date(changed).toISOString();
  };
  const dated = names.map((name) => ({ name, date: dateOf(name) }));
  const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
  return dated.sort((a, b) => compare(a.date, b.date) || compare(a.name, b.name)).map(({ name }) => name);
}

/** How many names an error lists. */
const MAX_NAMED = 8;

function nothingImportable(path: string, folders: readonly string[], otherFiles: readonly string[]): UserError {
  const isClassic = /\.dayone$/i.test(path) || otherFiles.some((name) => /\.doentry$/i.test(name));
  if (isClassic)
    return new UserError(`"${path}" is a journal of Day One Classic.`, `${DAY_ONE_CLASSIC.next} Nothing was changed.`);
  const found = [...folders.map((name) => `${name}/`), ...otherFiles];
  return new UserError(
    `There is no file in "${path}" that can be brought in.`,
    `${found.length === 0 ? 'It is empty.' : `It holds: ${nameSome(found, MAX_NAMED).join(', ')}.`} Files that end in ${EXTENSIONS.map((one) => `.${one}`).join(', ')} can be.${folders.length > 0 ? ' Folders inside are not searched: give the one with the files.' : ''} Nothing was changed.`,
  );
}

/** The name of a file, with its folders where they are its year and month: `2026/03/02.md`. */
function nameOf(path: string): string {
  const [, inYear] =
    /[/\\](\d{4}[/\\](?:(?:\d{4}-)?[01]\d(?!\d)[^/\\]*[/\\][0-3]\d|[01]\d-?[0-3]\d)(?!\d)[^/\\]*)$/.exec(
      resolvePath(path),
    ) ?? [];
  return inYear ?? basename(path);
}

/** A file of any size: of a zip that is too large to be read whole the bytes are those of its texts. */
async function openAnyFile(path: string): Promise<ImportFile> {
  if (statSync(path).size <= MAX_FILE_BYTES) return openImportFile(path);
  const { readLargeZip } = await import('./read-large-zip.ts');
  const texts = await readLargeZip(path, MAX_FILE_BYTES);
  return openImportFile(path, texts ? () => texts : undefined);
}

/** A file whose bytes are read once, when they are first asked for. @param read takes the place of reading it whole */
export function openImportFile(path: string, read: () => Uint8Array = () => readBytes(path)): ImportFile {
  const bytes = lazy(read);
  const text = () => textOf(bytes(), path);
  const changedAt = () => statSync(path, { throwIfNoEntry: false })?.mtime;
  return { name: nameOf(path), bytes, text, isWindows1252: lazy(() => isWindows1252(bytes())), changedAt };
}

/** The text of standard input, which is limited where it is read, as an import file; without a byte order mark, as any file. */
export function importFileFromText(read: string): ImportFile {
  const text = read.replace(/^\uFEFF/, '');
  return { name: STANDARD_INPUT, bytes: lazy(() => Buffer.from(text)), text: () => text };
}

/** @throws UserError if the bytes are no text in an encoding that is known */
function textOf(bytes: Uint8Array, path: string): string {
  let text: string | null;
  try {
    text = decodeText(bytes);
  } catch {
    throw new UserError(`${path} is damaged: it is UTF-16 text with a broken character.`, 'Nothing was brought in.');
  }
  if (text !== null) return text;
  throw notUtf8(bytes, path);
}

function readBytes(path: string): Uint8Array {
  try {
    const stats = statSync(path);
    if (stats.isCharacterDevice() || stats.isBlockDevice() || stats.isSocket())
      throw new UserError(`${path} is a device, not a file.`, 'Nothing was brought in.');
    const limit = stats.size > MAX_FILE_BYTES && isBackupText(headOf(path)) ? MAX_BACKUP_BYTES : MAX_FILE_BYTES;
    const bytes = stats.size > limit ? null : readPath(path, limit);
    if (bytes === null) throw tooLarge(path, `is larger than ${limit / MB} MB`);
    return bytes;
  } catch (error) {
    throw readError(error, path);
  }
}

function headOf(path: string): string {
  const descriptor = openSync(path, constants.O_RDONLY);
  try {
    const bytes = Buffer.alloc(HEAD_BYTES);
    return bytes.toString('utf8', 0, readSync(descriptor, bytes));
  } finally {
    closeSync(descriptor);
  }
}

function lazy<T>(compute: () => T): () => T {
  let value: T | undefined;
  return () => {
    value ??= compute();
    return value;
  };
}

function tooLarge(name: string, excess: string): UserError {
  return new UserError(`${name} ${excess}, more than any journal.`, 'Cut it into parts, or unpack it first.');
}

/** An error of the file system as a UserError; any other error unchanged. */
function readError(error: unknown, path: string): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (error instanceof UserError || typeof code !== 'string') return error;
  return new UserError(
    code === 'ENOENT' ? `There is no file "${path}".` : `${path} cannot be read: ${reasonOfReading(code)}.`,
    'Nothing was brought in.',
  );
}
