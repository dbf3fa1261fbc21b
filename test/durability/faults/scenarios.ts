import { newPlace, type Place, quickProgram, removePlace, runAt, SAVED_BY_EDITOR } from './place.ts';

/** One line of a preparation: the words after `nearfar`, and standard input. */
type Step = readonly [words: string, input?: string];

/** A command that is tried under every fault. A path that begins with `~/` lies in the home folder of the try. */
export interface Scenario {
  /** The command; also the name in the table. A program without this command is not tried. */
  name: string;
  words: string;
  input?: string;
  /** The text of a shell script that takes the part of the editor. */
  editor?: string;
  /** Whether its questions are asked in a terminal, by `runEvening`. */
  asks?: true;
  /** What is run before, on a journal that holds `STANDING`. */
  prepare?: readonly Step[];
  /** The notes that stand before the fault, and must stand after it. */
  standing: readonly string[];
  /** The note that the writer types. */
  typed?: string;
  /** The notes that are in the journal once the command has said that it is done. */
  adds?: readonly string[];
  /** A file that the command writes, and the notes that it held before. */
  writes?: { file: string; before: readonly string[] };
  /** Whether the notes may also stand in the copy of the journal that `restore` keeps. */
  keepsCopy?: true;
  /** Where the journal may be locked afterwards: the passphrases of which one opens it then. */
  passphrases?: readonly string[];
  /** Whether the journal is locked before, so that no other connection can open it. */
  beginsLocked?: true;
  /**
   * The next ordinary runs, the last of which writes; by default the same command once more. Those on a locked journal
   * are given the passphrase that opens it.
   */
  next?: readonly Pick<Scenario, 'words' | 'input' | 'editor'>[];
}

const STANDING = ['the first walk', 'the second walk', 'the third walk'];
const TYPED = 'typed under the old lime tree';
const NEWER = 'the newest walk';
const PASSPHRASE = 'seven quiet herons at noon';
const NEXT_PASSPHRASE = 'one grey boat behind the mill';

/** The day that is written and changed under the faults. */
export const DAY = '2026-03-05';

const SEED: readonly Step[] = [
  ['write 2026-03-01 --felt 3 --note - --no-passage', 'an earlier version of the first walk'],
  ['write 2026-03-01 --felt 4 --note - --no-passage', STANDING[0]!],
  ['write 2026-03-02 --felt 5 --want 6 --note - --no-passage', STANDING[1]!],
  ['write 2026-03-03 --felt 2 --note - --no-passage', STANDING[2]!],
];

/** An editor that adds the words to the page, saves it, and reports so beside it. */
export const TYPING_EDITOR = `printf '%s\\n' '${TYPED}' >> "$1" && : > "$HOME/${SAVED_BY_EDITOR}"\n`;

const WRITE_ANOTHER_DAY = { words: 'write 2026-03-09 --felt 4 --no-passage' };
/** Opens the editor, which takes in what was left, and changes nothing. */
const LOOK = { words: 'edit 2026-03-01', editor: 'true\n' };

const WRITE_UNLOCKED = { words: `${WRITE_ANOTHER_DAY.words} --passphrase-fd 0` };
const LOCK: Step = ['lock --yes --passphrase-fd 0', `${PASSPHRASE}\n`];

const WRITES: Scenario = {
  name: 'write',
  words: `write ${DAY} --felt 5 --note -`,
  input: TYPED,
  standing: STANDING,
  typed: TYPED,
  adds: [TYPED],
  next: [WRITE_ANOTHER_DAY],
};

const EDIT: Scenario = {
  name: 'edit',
  words: 'edit 2026-03-02',
  editor: TYPING_EDITOR,
  standing: STANDING,
  typed: TYPED,
  adds: [TYPED],
  next: [LOOK, WRITE_ANOTHER_DAY],
};

const EVENING: Scenario = {
  name: 'evening',
  words: `write ${DAY}`,
  asks: true,
  standing: STANDING,
  typed: TYPED,
  adds: [TYPED],
  next: [LOOK, WRITE_ANOTHER_DAY],
};

/** Every command that changes the journal or writes a file. A new command is one more row. */
export const SCENARIOS: readonly Scenario[] = [
  WRITES,
  EDIT,
  EVENING,
  {
    name: 'export',
    words: 'export --format json -o ~/out.json',
    prepare: [['export --format json -o ~/out.json'], ['write 2026-03-04 --felt 4 --note - --no-passage', NEWER]],
    standing: [...STANDING, NEWER],
    writes: { file: '~/out.json', before: STANDING },
  },
  {
    name: 'import',
    words: 'import ~/in.json',
    prepare: [
      ['write 2026-03-04 --felt 4 --note - --no-passage', NEWER],
      ['export --format json --on 2026-03-04 -o ~/in.json'],
      ['rm 2026-03-04 --yes'],
      ['purge --yes'],
    ],
    standing: STANDING,
    adds: [NEWER],
  },
  {
    name: 'merge',
    words: 'merge ~/other/journal.db',
    prepare: [['--home ~/other write 2026-03-04 --felt 4 --note - --no-passage', NEWER]],
    standing: STANDING,
    adds: [NEWER],
  },
  { name: 'purge', words: 'purge --yes', standing: STANDING },
  {
    name: 'backup',
    words: 'backup ~/copy.db',
    standing: STANDING,
    writes: { file: '~/copy.db', before: [] },
  },
  {
    name: 'restore',
    words: 'restore ~/copy.db --yes',
    prepare: [['backup ~/copy.db'], ['write 2026-03-04 --felt 4 --note - --no-passage', NEWER]],
    standing: [...STANDING, NEWER],
    keepsCopy: true,
    next: [{ words: 'restore ~/copy.db --yes' }, WRITE_ANOTHER_DAY],
  },
  {
    name: 'lock',
    words: LOCK[0],
    input: LOCK[1]!,
    standing: STANDING,
    passphrases: [PASSPHRASE],
    next: [WRITE_UNLOCKED],
  },
  {
    name: 'passphrase',
    words: 'passphrase --yes --passphrase-fd 0',
    input: `${PASSPHRASE}\n${NEXT_PASSPHRASE}\n`,
    prepare: [LOCK],
    standing: STANDING,
    passphrases: [PASSPHRASE, NEXT_PASSPHRASE],
    beginsLocked: true,
    next: [WRITE_UNLOCKED],
  },
  {
    name: 'unlock',
    words: 'unlock --passphrase-fd 0',
    input: `${PASSPHRASE}\n`,
    prepare: [LOCK],
    standing: STANDING,
    passphrases: [PASSPHRASE],
    beginsLocked: true,
    next: [WRITE_UNLOCKED],
  },
];

/** The scenarios whose command the program has. */
export async function scenariosOfProgram(): Promise<Scenario[]> {
  const place = newPlace();
  try {
    const { stdout } = await runAt(place, ['help']);
    const commands = new Set([...stdout.matchAll(/^ +([a-z]+)\b/gm)].map(([, command]) => command));
    return SCENARIOS.filter(({ name, asks }) => asks || commands.has(name));
  } finally {
    removePlace(place);
  }
}

export function scenarioNamed(name: string): Scenario {
  return SCENARIOS.find((scenario) => scenario.name === name)!;
}

const prepared = new Map<string, Promise<Place>>();

/**
 * A place with a journal on which the scenario can be tried, made once and never changed: each try gets a copy.
 * @throws Error if a step of the preparation fails
 */
export function preparedPlace(scenario: Scenario): Promise<Place> {
  const known = prepared.get(scenario.name) ?? prepare(scenario);
  prepared.set(scenario.name, known);
  return known;
}

async function prepare({ prepare: further = [], passphrases }: Scenario): Promise<Place> {
  const place = newPlace(undefined, passphrases && quickProgram());
  for (const [words, input = ''] of [...SEED, ...further]) {
    const { code, stderr } = await runAt(place, words.split(' '), { input });
    if (code !== 0) throw new Error(`nearfar ${words} ended with ${code}: ${stderr}`);
  }
  return place;
}
