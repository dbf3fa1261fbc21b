import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, dayInZone, isoWeekday } from '../../src/domain/day.ts';
import { ROWS } from '../support/import-rules.ts';
import { bareEnvironment, EVENING_ZONE, PROGRAM } from '../support/program.ts';
import { hasPseudoTerminal, inPseudoTerminal, pressThrough } from '../support/pseudo-terminal.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const read = (name: string) => readFileSync(join(ROOT, name), 'utf8');

const documents = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  ...readdirSync(join(ROOT, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

/** The lines of each fenced block of a document. */
function fencedBlocks(name: string): string[][] {
  return [...read(name).matchAll(/^```\w*\n(.*?)^```$/gms)].map(([, block]) => block!.trimEnd().split('\n'));
}

/** The command lines of a block. In a transcript they begin with a dollar sign, and the other lines are what was printed. */
function commandLines(lines: string[]): string[] {
  const typed = lines[0]!.startsWith('$ ') ? lines.filter((line) => line.startsWith('$ ')) : lines;
  return typed.map((line) => line.replace(/^\$ /, '')).filter((line) => /^nearfar( |$)/.test(line));
}

/** The blocks that hold command lines of nearfar, and those lines. */
const sessions = documents.flatMap((name) =>
  fencedBlocks(name)
    .map(commandLines)
    .filter((lines) => lines.length > 0)
    .map((lines, index) => ({ name: `${name}, block ${index + 1}`, lines })),
);

const today = dayInZone(EVENING_ZONE, new Date());
const dayBefore = (count: number) => addDays(today, -count);
/** The last Monday before today, on which nothing is written. */
const MONDAY = dayBefore(isoWeekday(today) === 1 ? 7 : isoWeekday(today) - 1);

/** Felt on the days before today, the oldest first; 0 is a day without an entry. */
const FELT = [5, 4, 0, 4, 3, 0, 5, 6, 0, 4, 5, 0, 4, 4, 0, 3, 4, 3, 0, 5, 5, 4, 6, 0, 4, 4, 2];

/** What is pressed on the keyboard, by command line; a command that is not named here must not ask. */
const EVENING = '3\r6\r-c\rsent him four messages and got a thumbs up\r\r';
const KEYS: Record<string, string> = {
  nearfar: EVENING,
  'nearfar write': EVENING,
  // On a Tuesday nothing is written yet.
  'nearfar write yesterday': MONDAY === dayBefore(1) ? EVENING : '\r',
  'nearfar write --missing 7': 's',
  'nearfar edit tuesday': '\r',
};

const folder = mkdtempSync(join(tmpdir(), 'nearfar-docs-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A home with a journal in it, and beside it the files that the documents name. */
function prepareHome(name: string, days: readonly { day: string; felt: number }[]): string {
  const home = join(folder, name.replace(/\W+/g, '-'));
  mkdirSync(join(home, 'laptop'), { recursive: true });
  const files = {
    'entries.jsonl': '{"day": "2026-03-02", "felt": 4, "note": "We dug the garden together. @fred"}\n',
    'daylio.csv':
      'full_date,date,weekday,time,mood,activities,note_title,note\n2026-03-03,March 3,Tuesday,20:39,good,,,\n',
    'article.txt': `On rivers\n\n${'a river takes its time and finds the sea by going round what it cannot move '.repeat(3)}\n`,
    'letters.md': `# On lamps\n\n${'two lamps light one room, and each of them has a flame of its own to tend '.repeat(3)}\n`,
    'note.txt': 'a note from a file\n',
    'names.txt': 'Tom\nAlex\n',
    'passphrase.txt': 'seven green boats at noon\n',
    'reader.mjs': "console.log('the-dance');\n",
    'days.jsonl': days.map((entry) => `${JSON.stringify(entry)}\n`).join(''),
  };
  for (const [file, text] of Object.entries(files)) writeFileSync(join(home, file), text);
  expect(runIn(home, 'nearfar import days.jsonl')).toMatchObject({ code: 0 });
  return home;
}

/** A command line as a shell would run it, in a home and without a terminal. */
function runIn(home: string, line: string) {
  const [command, inputFile] = line.split(' < ');
  const words = [...command!.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare!).slice(1);
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...words], {
    cwd: home,
    env: bareEnvironment(home),
    input: inputFile === undefined ? '' : readFileSync(join(home, inputFile)),
    encoding: 'utf8',
  });
  return { code: status, out: stdout, stderr };
}

/** A command line in a pseudo-terminal, with keys pressed. What it printed has no control characters left. */
async function runWithKeys(home: string, line: string, keys: string) {
  const command = `cd '${home}'; stty cols 80 rows 50; exec '${process.execPath}' '${PROGRAM}' ${line.slice('nearfar'.length)}`;
  const session = inPseudoTerminal(command, { ...bareEnvironment(home), TERM: 'xterm' });
  let printed = '';
  session.stdout.setEncoding('utf8').on('data', (text) => (printed += text));
  const code = await pressThrough(session, keys);
  return { code, printed: stripVTControlCharacters(printed) };
}

describe.each(sessions)('the commands in $name', ({ name, lines }) => {
  let home = '';
  beforeAll(() => {
    const days = FELT.keys().map((index) => ({
      day: dayBefore(index + 1),
      felt: 4,
      note: 'We sat in the garden. #work',
    }));
    home = prepareHome(
      name,
      [...days].filter(({ day }) => day !== MONDAY),
    );
    copyFileSync(join(home, 'nearfar', 'journal.db'), join(home, 'laptop', 'journal.db'));
    expect(runIn(home, 'nearfar write tuesday --felt 5 --no-passage')).toMatchObject({ code: 0 });
  });

  // In order and on one journal, as a reader would type them.
  for (const line of lines) {
    it.skipIf(line in KEYS && !hasPseudoTerminal)(`run, and exit with the code they should: ${line}`, async () => {
      if (line in KEYS) {
        expect(await runWithKeys(home, line, KEYS[line]!)).toMatchObject({ code: 0 });
        return;
      }
      const [command, comment = ''] = line.split(/\s+# /);
      const { code, stderr } = runIn(home, command!);
      expect(stderr).not.toContain('nearfar:');
      expect(code).toBe(Number(/exits (\d+)/.exec(comment)?.[1] ?? 0));
    });
  }
});

describe('the README', () => {
  it.skipIf(!hasPseudoTerminal)('shows an evening as the program prints it', async () => {
    const transcript = fencedBlocks('README.md').find(([first]) => first === '$ nearfar')!;
    const days = [...FELT.entries()].map(([index, felt]) => ({ day: dayBefore(FELT.length - index), felt }));
    const home = prepareHome(
      'transcript',
      days.filter(({ felt }) => felt > 0),
    );
    const { printed } = await runWithKeys(home, 'nearfar', EVENING);
    const undated = (text: string) => text.replace(/\w+day \d+ \w+/g, 'DAY');
    let rest = undated(printed);
    for (const line of transcript.slice(1).map(undated).filter(Boolean)) {
      expect(rest).toContain(line);
      rest = rest.slice(rest.indexOf(line) + line.length);
    }
  });

  it('names every command', () => {
    const { out } = runIn(folder, 'nearfar --help');
    const names = [...out.split('Care:')[1]!.matchAll(/^ {2}([a-z]+)/gm)].map(([, name]) => name!);
    expect(names.length).toBeGreaterThan(20);
    for (const name of names) expect(read('README.md')).toContain(`nearfar ${name}`);
  });
});

describe('the architecture', () => {
  it('has the rows of rooms by which imports are checked', () => {
    const rows = [...read('docs/architecture.md').matchAll(/^\| (\d+) \| (.*) \|$/gm)];
    const roomsIn = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map(([, room]) => room!);
    expect(rows.map(([, , cell]) => roomsIn(cell!))).toEqual(
      ROWS.map((rooms) => rooms.filter((room) => room !== 'content.d.ts')),
    );
  });
});

describe.each(['CONTRIBUTING.md', 'docs/architecture.md'])('%s', (name) => {
  it('names functions and types that exist', () => {
    const files = ['src', 'test'].flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.ts'))
        .map((file) => read(join(folder, file))),
    );
    const code = new Set(files.flatMap((text) => text.match(/\w+/g) ?? []));
    const prose = read(name).replace(/^```.*?^```/gms, '');
    const names = [...prose.matchAll(/`([a-z]+[A-Z]\w+)\b[^`]*`/g)].map(([, word]) => word!);
    expect(names.length).toBeGreaterThan(2);
    expect(names.filter((word) => !code.has(word))).toEqual([]);
  });
});

describe.each([...documents, ...templates()])('%s', (name) => {
  it('links to files and headings that exist', () => {
    const targets = [...read(name).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target!);
    for (const target of targets.filter((one) => !/^[a-z]+:/.test(one))) {
      const [path, anchor] = target.split('#');
      const file = path === '' ? join(ROOT, name) : join(ROOT, dirname(name), path!);
      expect(existsSync(file), target).toBe(true);
      if (anchor !== undefined) expect(anchorsIn(readFileSync(file, 'utf8')), target).toContain(anchor);
    }
  });

  it('names files that exist', () => {
    // Words in capitals stand for a name of one's own, such as src/commands/NAME.ts.
    const paths = [...read(name).matchAll(/`((?:bin|docs|prompts|src|test)\/[^`\s*…]*)`/g)].map(([, path]) => path!);
    const missing = paths.filter((path) => !/[A-Z]{3}/.test(path) && !existsSync(join(ROOT, path)));
    expect(missing).toEqual([]);
  });
});

function templates(): string[] {
  return readdirSync(join(ROOT, '.github/ISSUE_TEMPLATE')).map((name) => `.github/ISSUE_TEMPLATE/${name}`);
}

/** The anchors that a forge gives the headings of a text. */
function anchorsIn(text: string): string[] {
  return [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading]) =>
    heading!
      .toLowerCase()
      .replace(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-'),
  );
}
