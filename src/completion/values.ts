import { addDays, type Day, formatDay, weekIndex, weekLabel } from '../domain/day.ts';
import { MY_MOVES, PRACTICES, THEIR_MOVES } from '../domain/entry.ts';
import { PRONOUNS } from '../domain/partner.ts';
import { QUESTION_KINDS } from '../domain/questions/own-answers.ts';
import { CLOSENESS } from '../domain/scale.ts';
import type { Journal } from '../journal/journal.ts';
import { today, type World } from '../world.ts';

/** A word that may be typed next, with a few words about it. */
export interface Candidate {
  value: string;
  about?: string | undefined;
}

/** What may be typed in a place: one of these words, or a path that the shell completes itself. */
export type Values = readonly Candidate[] | 'files' | 'folders';

/** The place on the command line at which a word is typed. */
export interface Place {
  world: World;
  /** The beginning of the word that is being typed. */
  typed: string;
  /** The word before it, if it belongs to the same value: `last` in `show last fri`. */
  before: string | undefined;
}

const FILES = () => 'files' as const;
const FREE = () => [];
const MOVES = () => named([...MY_MOVES, ...THEIR_MOVES]);
const EVENINGS = () => named(['daily', 'mon-fri', 'sat,sun']);
const ON_OR_OFF = () => named(['on', 'off']);
const ENCODINGS = () => named(['windows-1252', 'windows-1250', 'windows-1251', 'shift_jis', 'gb18030', 'euc-kr']);
const NUMBERS = () => named(CLOSENESS.map(String));

/**
 * What may stand in a place, by its name in the help, such as `day` in `<day>`. A name that several commands use for
 * different things has that of the command in front.
 */
const VALUES: Readonly<Record<string, (place: Place) => Values | Promise<Values>>> = {
  day: days,
  'other-day': days,
  days,
  month: recentMonths,
  week: recentWeeks,
  year: recentYears,
  id: passageIds,
  tag: tags,
  tags,
  region: regions,
  'region value': async () => [...(await regions()), { value: 'auto', about: 'guessed from the locale' }],
  move: MOVES,
  '1-7': NUMBERS,
  range: NUMBERS,
  list: practices,
  file: FILES,
  path: FILES,
  dir: () => 'folders',
  copy: copies,
  encoding: ENCODINGS,
  '-': () => [{ value: '-', about: 'from standard input' }],
  count: FREE,
  'write days': FREE,
  'install days': EVENINGS,
  'now days': EVENINGS,
  'shell shell': () => named(['bash', 'zsh', 'fish']),
  n: FREE,
  time: () => named(['20:00', '21:00', '21:30', '22:00']),
  'unlock time': () => named(['15m', '1h', '2h']),
  word: FREE,
  key: FREE,
  version: FREE,
  moods: FREE,
  numbers: FREE,
  names: FREE,
  words: FREE,
  'hold value': () => [{ value: 'off', about: 'let all passages be shown again' }],
  'partner value': () => [
    { value: '-', about: 'read the name from standard input' },
    { value: 'off', about: 'remove the name' },
  ],
  'pronouns value': () => named(PRONOUNS),
  'reader value': () => [
    { value: 'test', about: 'try it on an invented evening' },
    { value: 'off', about: 'remove it' },
  ],
  'questions value': async (place) => [{ value: 'all' }, ...(await allQuestions(place))],
  'weeks value': () => named(['8', '12', '26', '52']),
  'day-starts value': () => named(Array.from({ length: 13 }, (_, hour) => String(hour))),
  'plain value': ON_OR_OFF,
  'ascii value': ON_OR_OFF,
  'pager value': ON_OR_OFF,
  'colour value': () => named(['auto', 'always', 'never']),
  'show name': loadedTexts,
  'weight name': loadedTexts,
  'unload name': loadedTexts,
  'add name': FREE,
  'new-name': FREE,
  kind: () => named(QUESTION_KINDS),
  text: FREE,
  labels: FREE,
  unit: FREE,
  label: FREE,
  questions: allQuestions,
  question: ownQuestions,
  'name=value': async (place) => (await ownQuestions(place)).map(({ value, about }) => ({ value: `${value}=`, about })),
  'load name': FREE,
  weight: () => named(['0', '0.5', '1', '2', '3']),
  'export name': FREE,
  'report name': FREE,
};

/** The function that gives the values of a place; undefined for a name that is not known. */
export function valuesOf(command: string, name: string): ((place: Place) => Values | Promise<Values>) | undefined {
  return VALUES[`${command} ${name}`] ?? VALUES[name];
}

function named(words: readonly string[]): Candidate[] {
  return words.map((value) => ({ value }));
}

const WRITTEN_DAYS = 20;

/** Days by name, and the newest days that are written. `FROM..TO` is completed after the dots too. */
async function days({ world, typed, before }: Place): Promise<Candidate[]> {
  const now = today(world);
  const weekdays = Array.from({ length: 7 }, (_, index) => {
    const day = addDays(now, -1 - index);
    // Zsh draws words of the same meaning as one line, out of their order, so each has another one.
    return { value: formatDay(day, 'EEEE').toLowerCase(), about: formatDay(day, 'd MMMM') };
  });
  if (before !== undefined)
    return before.toLowerCase() === 'last' ? [...weekdays, ...named(['week', 'month', 'year'])] : [];
  const [, start = '', date = typed] = /^(.*\.\.)(.*)$/.exec(typed) ?? [];
  const all = [
    { value: 'today', about: formatDay(now) },
    { value: 'yesterday', about: formatDay(addDays(now, -1)) },
    ...weekdays,
    ...(await writtenDays(world, date)),
  ];
  return all.map(({ value, about }) => ({ value: `${start}${value}`, about }));
}

/** The newest written days that begin as typed, such as `2026-03`. */
async function writtenDays(world: World, typed: string): Promise<Candidate[]> {
  if (!/^[\d-]*$/.test(typed)) return [];
  // As text, every day that begins so lies between these two.
  const [from, to] = [typed, `${typed}~`];
  const written = await fromJournal(world, (journal) => journal.entries({ from, to, limit: WRITTEN_DAYS }));
  return written.toReversed().map(({ day }) => ({ value: day, about: `written ${formatDay(day)}` }));
}

const LAST_AND_THIS = named(['last', 'this']);

function recentWeeks({ world }: Place): Candidate[] {
  const mondays = Array.from({ length: 8 }, (_, index) => addDays(today(world), -7 * index));
  return [...LAST_AND_THIS, ...mondays.map((day) => ({ value: weekLabel(weekIndex(day)) }))];
}

function recentMonths({ world }: Place): Candidate[] {
  const [year = 0, month = 1] = today(world).split('-').map(Number);
  const labels = Array.from({ length: 12 }, (_, index) => {
    const at = year * 12 + month - 1 - index;
    return `${String(Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}`;
  });
  return [...LAST_AND_THIS, ...named(labels)];
}

function recentYears({ world }: Place): Candidate[] {
  const year = Number(today(world).slice(0, 4));
  return [...LAST_AND_THIS, ...named([0, 1, 2, 3].map((ago) => String(year - ago).padStart(4, '0')))];
}

/** Those of the article, and where the name of a text is being typed those of the writer's own. */
async function passageIds({ world, typed }: Place): Promise<Candidate[]> {
  const { passages } = await import('../passages/library.ts');
  const { ownTitle } = await import('../passages/own-passage.ts');
  const own = typed === '' ? [] : await fromJournal(world, (journal) => journal.sources.ownParagraphs());
  return [
    ...passages().map(({ id, title }) => ({ value: id, about: title })),
    ...own.map((paragraph) => ({ value: paragraph.id, about: ownTitle(paragraph) })),
  ];
}

/** Notes that are searched for tags: the newest. */
const NOTES = 1000;

/** The tags of the notes, those of the most notes first. */
async function tags({ world }: Place): Promise<Candidate[]> {
  const { countTags } = await import('../domain/tags/count-tags.ts');
  const entries = await fromJournal(world, (journal) => journal.entries({ limit: NOTES }));
  const counts = [...countTags(entries)].sort(([, a], [, b]) => b - a);
  return counts.map(([value, count]) => ({ value, about: count === 1 ? '1 day' : `${count} days` }));
}

async function regions(): Promise<Candidate[]> {
  const { supportRegions } = await import('../safety/support.ts');
  return named(supportRegions());
}

/** Practices with commas between; those that are typed already stay. */
function practices({ typed }: Place): Candidate[] {
  const start = typed.slice(0, typed.lastIndexOf(',') + 1);
  const given = start.split(',');
  return named(PRACTICES.filter((one) => !given.includes(one)).map((one) => `${start}${one}`));
}

/** The days of the copies beside the journal; a path where one is being typed. */
async function copies({ world, typed }: Place): Promise<Values> {
  if (/[./\\~]/.test(typed)) return 'files';
  const { readableBackupFiles } = await import('../journal/file/backup-files.ts');
  const found = new Set(readableBackupFiles(world.folder).flatMap(({ day }) => day ?? []));
  return [...found].map((day: Day) => ({ value: day, about: `copy of ${formatDay(day)}` }));
}

async function allQuestions(place: Place): Promise<Candidate[]> {
  const { BUILT_IN_QUESTIONS } = await import('../domain/questions/question-order.ts');
  return [...named(BUILT_IN_QUESTIONS), ...(await ownQuestions(place))];
}

/** The writer's own questions. */
async function ownQuestions({ world }: Place): Promise<Candidate[]> {
  const { orderedQuestions } = await import('../journal/questions/own-questions.ts');
  const asked = await fromJournal(world, (journal) => orderedQuestions(journal));
  return asked.flatMap(({ name, own }) => (own ? [{ value: name, about: own.text }] : []));
}

async function loadedTexts({ world }: Place): Promise<Candidate[]> {
  return named((await fromJournal(world, (journal) => journal.sources.all())).map(({ name }) => name));
}

/** What a reader finds in the journal; nothing of a locked one, and nothing where it cannot be read. */
async function fromJournal<T>(world: World, find: (journal: Journal) => readonly T[]): Promise<readonly T[]> {
  const { withJournal } = await import('../journal/open.ts');
  try {
    return await withJournal(world, 'read', find);
  } catch {
    // An error must not be printed into the line that is being typed; the command itself reports it.
    return [];
  }
}
