import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import SQLite from 'better-sqlite3';
import { entryVersions } from '../../../src/journal/entry-versions.ts';
import { withJournal } from '../../../src/journal/open.ts';
import { changedDays } from '../../../src/journal/revisions-of.ts';
import { checkIntegrity, leftFiles } from '../acknowledged.ts';
import { type Place, type RunResult, runAt, saysSaved, textOf, wordsAt } from './place.ts';
import type { Scenario } from './scenarios.ts';
import type { Problem } from './tally.ts';

const SQLITE_MAGIC = 'SQLite format 3\0';

/** Finds what a fault has lost, does the next ordinary runs, and finds what was lost or left after these. */
export async function problemsAfter(place: Place, scenario: Scenario, run: RunResult): Promise<Problem[]> {
  const passphrase = await openingPassphrase(place, scenario.passphrases);
  const damage = passphrase === undefined ? damageIn(place) : [];
  // The next run may write the same entries again and so hide that they were lost. Where a lock was tried it writes none, and the
  // count behind it is enough.
  const lostAtOnce = passphrase === undefined ? await lostEntries(place, scenario, run, passphrase) : [];
  for (const next of scenario.next ?? [scenario]) {
    const options = passphrase === undefined ? next : { ...next, input: `${passphrase}\n` };
    const { code, stderr } = await runAt(place, next.words.split(' '), options);
    if (code !== 0)
      damage.push({ kind: 'damaged', what: `${next.words} ended with ${code} afterwards: ${firstLineOf(stderr)}` });
  }
  const lost = lostAtOnce.length > 0 ? lostAtOnce : await lostEntries(place, scenario, run, passphrase);
  const left: Problem[] = leftFiles(place.home).map((what) => ({ kind: 'file', what }));
  return [...damage, ...lost, ...(await lostText(place, scenario, run)), ...left];
}

/** The one of several passphrases that opens the journal, or the last of them; undefined where it is never locked. */
async function openingPassphrase(place: Place, passphrases: readonly string[] = []): Promise<string | undefined> {
  for (const passphrase of passphrases.slice(0, -1)) {
    if ((await exported(place, passphrase)).code === 0) return passphrase;
  }
  return passphrases.at(-1);
}

function exported(place: Place, passphrase: string): Promise<RunResult> {
  return runAt(place, ['export', '--format', 'json', '--passphrase-fd', '0'], { input: `${passphrase}\n` });
}

function damageIn({ folder }: Place): Problem[] {
  try {
    const integrity = checkIntegrity(folder);
    return integrity === 'ok' ? [] : [{ kind: 'damaged', what: integrity }];
  } catch (error) {
    return [{ kind: 'damaged', what: String(error) }];
  }
}

/** The notes that stood before, and those that the command has said to be saved, where they are not in the journal. */
async function lostEntries(
  place: Place,
  scenario: Scenario,
  run: RunResult,
  passphrase: string | undefined,
): Promise<Problem[]> {
  const hasWords = scenario.typed === undefined || run.typed;
  const isDone = run.code === 0 || saysSaved(run.stderr);
  const expected = [...scenario.standing, ...(isDone && hasWords ? (scenario.adds ?? []) : [])];
  try {
    const lost = missing(expected, await notesIn(place, scenario, passphrase), 'the journal');
    return scenario.writes ? [...lost, ...lostFromFile(place, scenario, isDone)] : lost;
  } catch (error) {
    return [{ kind: 'damaged', what: `the journal cannot be read: ${String(error)}` }];
  }
}

async function notesIn(place: Place, { keepsCopy }: Scenario, passphrase: string | undefined): Promise<string[]> {
  if (passphrase !== undefined && isLocked(place)) return notesOfExport((await exported(place, passphrase)).stdout);
  const copies = keepsCopy ? globSync(join(place.folder, 'backups', 'journal-before-restore-*.db')) : [];
  return [...(await notesOfJournal(place)), ...copies.flatMap(notesOfDatabase)];
}

function isLocked({ journal }: Place): boolean {
  return existsSync(journal) && readFileSync(journal, 'latin1').slice(0, SQLITE_MAGIC.length) !== SQLITE_MAGIC;
}

function notesOfJournal({ folder }: Place): Promise<string[]> {
  return withJournal({ folder }, 'read', (journal) => journal.entries().map(({ note }) => note ?? ''));
}

/** A file that was there before has to be whole, whatever happens; and what the command says is in it is in it. */
function lostFromFile(place: Place, { writes, standing }: Scenario, isDone: boolean): Problem[] {
  const file = wordsAt(place, [writes!.file])[0]!;
  if (!existsSync(file) && !isDone && writes!.before.length === 0) return [];
  try {
    const notes = file.endsWith('.json') ? notesOfExport(readFileSync(file, 'utf8')) : notesOfDatabase(file);
    return missing(isDone ? standing : writes!.before, notes, writes!.file);
  } catch (error) {
    return [{ kind: 'damaged', what: `${writes!.file}: ${String(error)}` }];
  }
}

function notesOfExport(text: string): string[] {
  return (JSON.parse(text).entries as { note?: string }[]).map(({ note }) => note ?? '');
}

function notesOfDatabase(file: string): string[] {
  const database = new SQLite(file, { readonly: true });
  try {
    return database.prepare('SELECT note FROM entries').pluck().all() as string[];
  } finally {
    database.close();
  }
}

function missing(expected: readonly string[], notes: readonly string[], where: string): Problem[] {
  return expected
    .filter((note) => !notes.some((other) => other?.includes(note)))
    .map((note) => ({ kind: 'entry', what: `"${note}" is not in ${where}` }));
}

/** The typed words, where they are in no entry, draft or rescue file, and were not printed either. */
async function lostText(place: Place, { typed }: Scenario, run: RunResult): Promise<Problem[]> {
  if (typed === undefined || !run.typed || (run.killed && !run.confirmed)) return [];
  const kept = run.stderr.includes(typed) || (await keptTexts(place)).some((text) => text.includes(typed));
  return kept ? [] : [{ kind: 'text', what: `the run ended with ${run.code}: ${firstLineOf(run.stderr)}` }];
}

/** The notes of all entries, earlier versions and drafts, and the rescue files. */
async function keptTexts(place: Place): Promise<string[]> {
  const rescued = [place.folder, join(place.runtime, 'nearfar'), join(place.home, 'tmp')].flatMap((folder) =>
    globSync('**/rescued-*', { cwd: folder }).map((name) => textOf(join(folder, name))),
  );
  const inJournal = await withJournal({ folder: place.folder }, 'read', (journal) => [
    ...journal.entries().map(({ note }) => note ?? ''),
    ...changedDays(journal).flatMap((day) => entryVersions(journal, day).map((version) => JSON.stringify(version))),
    ...journal.drafts.days().map((day) => JSON.stringify(journal.drafts.get(day))),
  ]);
  return [...rescued, ...inJournal];
}

function firstLineOf(text: string): string {
  return text.trim().split('\n')[0]!;
}
