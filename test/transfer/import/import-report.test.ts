import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pairWord, parsePairs, shellWord } from '../../../src/formats/flag-pairs.ts';
import { freshFolder } from '../../support/fresh-folder.ts';
import { onPosix } from '../../support/platform.ts';
import { writer } from '../../support/world.ts';

const daylio = (moods: readonly string[]) =>
  `full_date,date,weekday,time,mood,activities,note_title,note\n${moods
    .map((mood, index) => `${dayAt(index)},,,,"${mood.replaceAll('"', '""')}",,,\n`)
    .join('')}`;

const dayAt = (index: number) => new Date(Date.UTC(2020, 0, 1 + index)).toISOString().slice(0, 10);

/** The words of the command that a message shows, as a shell would give them to nearfar. */
function wordsIn(stderr: string): string[] {
  const [, line] = /^ {2}nearfar (.*)$/m.exec(stderr)!;
  return execFileSync('sh', ['-c', `printf '%s\\0' ${line}`], { encoding: 'utf8' })
    .split('\0')
    .slice(0, -1);
}

describe('an import with unknown words', () => {
  const WORDS = ['so-so', 'fine, really', 'a=b', 'the "best"', "it's ok", 'so-so', '$(whoami) `x`', ' odd   blanks '];

  it.skipIf(!onPosix)(
    'names each word once, with how often it stands there, and a --map that works when pasted',
    async () => {
      const me = writer();
      const input = daylio(WORDS);
      const { code, stderr } = await me.run('import -', { input });
      expect(code).toBe(1);
      expect(stderr).toContain('\n    so-so  2\n');
      expect(stderr).toContain('\n    fine, really  1\n');
      const again = await me.run(wordsIn(stderr), { input });
      expect(again.stderr).toContain(`${WORDS.length} new.`);
    },
  );

  it.skipIf(!onPosix)('is never a dead end, however many words there are', async () => {
    const me = writer();
    const input = daylio(Array.from({ length: 2500 }, (_, index) => `word ${index % 1500}`));
    const { stderr } = await me.run('import -', { input });
    expect(stderr).toContain('and 1460 other words, for which * stands');
    const again = await me.run(wordsIn(stderr), { input });
    expect(again.stderr).toContain('2500 new.');
  });

  it.skipIf(!onPosix)('keeps what the flags said before, and shows the words in a dry run too', async () => {
    const me = writer();
    const { stderr } = await me.run('import - --dry-run --map so-so=3', { input: daylio(['so-so', 'odd', '']) });
    expect(wordsIn(stderr)).toEqual('import - --dry-run --map so-so=3 --map odd=4 --notes-only'.split(' '));
    expect(stderr).toContain('1 entry says nothing of how close it felt; the texts come in without a number.');
  });

  it('reads every word back that it writes into a --map', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.string({ unit: 'binary' }).filter((word) => word.trim() !== ''),
          { minLength: 1 },
        ),
        (words) => {
          const flag = words.map((word) => `${pairWord(word)}=4`).join(',');
          expect(parsePairs(flag, (piece) => new Error(piece)).map(([word]) => word)).toEqual(words);
        },
      ),
    );
    expect(shellWord("a'b")).toBe(`"a'b"`);
    expect(shellWord("$a'b")).toBe(`'$a'\\''b'`);
    expect(shellWord('great!=4,oh! no=2')).toBe('"great!=4,oh! no=2"');
    expect(shellWord('oh!no')).toBe("'oh!no'");
    expect(['=a', 'a=b'].map(shellWord)).toEqual(['"=a"', 'a=b']);
  });
});

describe('an import that needs several answers', () => {
  const TABLE = `When;How near did we feel?;Note
03/02/2026;7;"a;b"
04/02/2026;2;
31/31/2026;3;no day
06/02/2026;9;more;cells;than headings
`;

  it('asks for all of them at once, with one command that works when pasted', async () => {
    const me = writer();
    const path = join(freshFolder(), "Tom's $diary (old).csv");
    writeFileSync(path, TABLE);
    const { code, stderr } = await me.run(['import', '--keep', 'mine', path]);
    expect(code).toBe(1);
    const words = wordsIn(stderr);
    expect(words.slice(0, 4)).toEqual(['import', '--keep', 'mine', path]);
    expect(words.slice(4).filter((word) => word.startsWith('--'))).toEqual(
      '--columns --columns --dates --scale --skip-unreadable'.split(' '),
    );
    expect(stderr).toMatch(/nearfar: 5 things about this file only you can say, so nothing was brought in yet.\n$/);
    const again = await me.run(words);
    expect(again).toMatchObject({ code: 0, stderr: expect.stringContaining('2 new, 2 unreadable.') });
    expect(JSON.parse((await me.run('list --json')).out).entries).toHaveLength(2);
  });

  it.skipIf(!onPosix)('works when pasted for a file whose name looks like a flag', async () => {
    const me = writer();
    const here = process.cwd();
    process.chdir(freshFolder());
    try {
      writeFileSync('-mine.csv', TABLE);
      const { stderr } = await me.run(['import', '--', '-mine.csv']);
      expect(await me.run(wordsIn(stderr))).toMatchObject({ code: 0 });
    } finally {
      process.chdir(here);
    }
  });

  it('repeats the flags that every command has, so that the same journal is meant', async () => {
    const me = writer();
    const home = join(freshFolder(), 'other journal');
    const { stderr } = await me.run(['--home', home, 'import', '-', '--plain'], {
      input: 'Date,Rating\n2026-11-17,3\n',
    });
    expect(wordsIn(stderr)).toEqual(['import', '-', '--home', home, '--plain', '--scale', '1-5']);
  });

  it('takes no answer of its own into the journal, and says none of it with --skip-unreadable either', async () => {
    const me = writer();
    const { code } = await me.run('import - --skip-unreadable', { input: TABLE });
    expect(code).toBe(1);
    expect(JSON.parse((await me.run('list --json')).out).entries).toEqual([]);
  });

  it.each([
    [
      'columns of no words',
      'Date,Note,Walked,Link,Weekday\n2026-11-17,Tea by the river,true,https://a.example/b,Tue\n',
      '3 columns ("Walked", "Link", "Weekday"; --columns note=NAME brings one into the note)',
    ],
    [
      'lists beside the table',
      '{"owner":"x","entries":[{"date":"2026-11-17","text":"Tea."}],"moods":[{"name":"x"},{"name":"y"}]}',
      '2 records (in "moods", not in "entries") and 1 field ("owner"; in no record)',
    ],
  ])('names %s, which would be left out, before anything comes in, once', async (_, input, what) => {
    const me = writer();
    const { stderr } = await me.run('import -', { input });
    expect(stderr).toContain(`Would be left out: ${what}.\nThis is the whole command.`);
    const words = wordsIn(stderr);
    const rehearsed = await me.run([...words, '--dry-run'], { input });
    expect(rehearsed.stderr.split('eft out: ')).toHaveLength(2);
    expect((await me.run(words, { input })).stderr).toContain(`1 new.\nLeft out: ${what}.`);
  });

  it('offers notes without a number where only tags could say how close it felt, and names the tags', async () => {
    const input = '[2026-11-17 18:22] Tea. @work @tom\n\n[2026-11-18 18:22] Soup. @work\n';
    const me = writer();
    const { stderr } = await me.run('import -', { input });
    expect(stderr).toContain('If a tag does, name it too, such as --map work=6: work 2, tom 1.');
    expect(wordsIn(stderr)).toEqual(['import', '-', '--notes-only']);
    expect((await me.run(wordsIn(stderr), { input })).stderr).toContain('2 new.');
  });

  it.each([
    ['marks of a heading', '## Soup'],
    ['a keyword of Org', '#+title: Soup'],
    ['a colour', 'background:: #793e3e'],
    ['a number', '#1'],
  ])('offers no tag for %s', async (_, line) => {
    const path = join(freshFolder(), 'journal.txt');
    writeFileSync(path, `[2026-03-02 21:15] Tea.\n${line}\n`);
    const { stderr } = await writer().run(`import ${path}`);
    expect(stderr).toContain('--notes-only');
    expect(stderr).not.toContain('If a tag does');
  });
});

describe('--skip-unreadable', () => {
  it('says what it skipped, with the places of each reason together', async () => {
    const input = `{"day":"2026-11-17","felt":5}\n${'not JSON\n'.repeat(7)}{"day":"2026-11-18","felt":9}\n`;
    const { stderr } = await writer().run('import - --format jsonl --skip-unreadable', { input });
    expect(stderr).toBe(`1 new, 8 unreadable.
Skipped, because it could not be read:
  line 2, line 3, line 4, line 5, line 6 and 2 more: This is not JSON.
  line 9: "felt" is 9; it has to be a whole number from 1 to 7.
`);
  });

  it('brings in what can be read beside more than a thousand places that cannot', async () => {
    const input = `{"day":"2026-11-17","felt":5}\n${'not JSON\n'.repeat(2000)}`;
    const { stderr } = await writer().run('import - --format jsonl --skip-unreadable', { input });
    expect(stderr).toContain('1 new, 2000 unreadable.');
  });
});

describe('the report of an import', () => {
  it('says which files are read as Windows-1252, and reads JSON only as UTF-8', async () => {
    const me = writer();
    const fileOf = (name: string, text: string) => {
      const path = join(freshFolder(), name);
      writeFileSync(path, Buffer.from(text, 'latin1'));
      return path;
    };
    const { stderr } = await me.run(['import', fileOf('a.csv', 'Datum;Stimmung;Gefühl\n2026-11-17;good;nah\n')]);
    expect(stderr).toContain('a.csv is not UTF-8, so it was read as Windows-1252');
    expect(stderr).toContain('"Gefühl"');
    const refused = await me.run(['import', fileOf('b.json', '{"day":"2026-11-18","felt":3,"note":"für"}\n')]);
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('b.json is not UTF-8 text.') });
  });

  it.each([
    [
      'plan.md',
      'Soup.',
      '  Neither its name nor its text says of which day it is. Today is proposed; write its own day there.',
    ],
    [
      'a.json',
      '{"days":[{"d":1}',
      'a.json: This is not JSON. It breaks off before its end, so the file may have been cut off.',
    ],
    [
      'a.json',
      '[{"when":1,"what":2}]',
      'It has the columns "when", "what". Write days such as 2026-03-02 into one called date.',
    ],
    ['a.log', '[lost] Soup.', 'I do not know what kind of file a.log is.'],
    ['a.txt', '[lost] Soup.', 'says of which day it is. Today is proposed; write its own day there.'],
    [
      'a.log',
      'Soup.',
      'I do not know what kind of file a.log is.\nIf it is the note of one day, name the file after the day, such as 2026-03-02.md.',
    ],
  ])('says of %s what it is and what to do: %s', async (name, text, why) => {
    const path = join(freshFolder(), name);
    writeFileSync(path, text);
    expect(await writer().run(['import', path])).toMatchObject({ code: 1, stderr: expect.stringContaining(why) });
  });

  it('says that there is nothing in a file without entries', async () => {
    expect((await writer().run('import -', { input: 'full_date,mood\n' })).stderr).toBe(
      'There are no entries in it.\n',
    );
    expect((await writer().run('import - --dry-run', { input: '[]' })).stderr).toBe(
      'There are no entries in it. Nothing was changed.\n',
    );
  });

  it('names the columns that are left out', async () => {
    const { stderr } = await writer().run('import -', { input: 'Date,Mood,Steps\n2026-11-17,good,9000\n' });
    expect(stderr).toBe(`Columns: day from "Date"; mood from "Mood". --columns says it otherwise.
Moods become closeness by this rule: good is 6. The word itself stands in the note.
1 new.
Left out: 1 column ("Steps"; --columns note=NAME brings one into the note).
`);
  });

  it.each([
    [
      'Date,Mood,Notes,Reflections,Takeaways,Steps\n2026-11-17,Calm,Soup.,,,9000\nsoon,Calm,Fog.,,,8000\n2026-11-18,Odd,Rain.,,,7000\n',
      'Left out: 1 column ("Steps").',
    ],
    [
      '[{"date":"2026-11-17","heading":"a","html":"Soup.","rating":4,"location":{"lat":1}},{"date":"2026-11-18","heading":"b","html":"Fog.","location":{"lat":1}}]',
      'Left out: 1 place (',
    ],
  ])('counts nothing as left out of what is skipped as a whole: %s', async (input, leftOut) => {
    const { stderr } = await writer().run('import - --skip-unreadable --map calm=6', { input });
    expect(stderr).toContain(`unreadable.\n${leftOut}`);
  });

  it('counts every flag that it asks for', async () => {
    const { stderr } = await writer().run('import -', { input: 'Date,Mood,Note\n2026-11-17,odd,x\nsoon,odd,x\n' });
    expect(stderr).toContain(' --map odd=4 --skip-unreadable\nnearfar: 2 things about this file only you can say');
  });

  it('names passages that nearfar has not, and brings in the days without them', async () => {
    const me = writer();
    const input = ['the-dance', 'nonsense', 'source-2-3']
      .map((passage, index) => JSON.stringify({ day: `2026-11-1${index}`, felt: 4, passage }))
      .join('\n');
    expect((await me.run('import -', { input })).stderr).toBe(
      '3 new.\nLeft out: 1 passage (nearfar has none called "nonsense"; nearfar passages lists them).\n',
    );
    const { entries } = JSON.parse((await me.run('list --json')).out);
    expect(entries.map(({ passage }: { passage?: string }) => passage)).toEqual(['the-dance', undefined, 'source-2-3']);
  });

  it('says of an image that it is no text', async () => {
    const path = join(freshFolder(), 'walk.png');
    writeFileSync(path, Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]));
    expect(await writer().run(['import', path])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('walk.png is an image.\nExport the journal from its program'),
    });
  });

  it('names the fields of JSON that it does not bring in', async () => {
    const me = writer();
    const lines = '{"day":"2026-11-17","felt":3,"sleep":7}\n{"day":"2026-11-18","feelt":4,"note":"rain","sleep":6}\n';
    expect((await me.run('import -', { input: lines })).stderr.replace(/\s+/g, ' ')).toContain(
      'Left out: 2 fields "sleep" and 1 field "feelt".',
    );
    const journal = '{"schema":1,"entries":[{"day":"2026-11-19","felt":3,"place":"home"}]}';
    expect((await me.run('import -', { input: journal })).stderr).toContain('Left out: 1 field "place".');
  });

  it('refuses entries of JSON without the words of jrnl, and names what they have', async () => {
    const input = '{"entries":[{"date":"2026-11-17","note":"rain","feeling":4}]}';
    for (const flag of ['--notes-only', '--map=*=4'])
      expect(await writer().run(['import', '-', '--format', 'jrnl-json', flag], { input })).toMatchObject({
        code: 1,
        stderr: expect.stringContaining(
          'It has neither a "title" nor a "body", as the entries of jrnl have, but "date", "note", "feeling".',
        ),
      });
    const own = '{"entries":[{"date":"2026-11-17","title":"Rain","mood":"good"}]}';
    const run = await writer().run(['import', '-', '--format', 'jrnl-json', '--notes-only'], { input: own });
    expect(run.stderr).toContain('Left out: 1 field "mood".');
  });

  it('refuses as Daylio’s what has none of its columns', async () => {
    expect(await writer().run(['import', '-', '--format', 'daylio'], { input: 'this is no backup\n' })).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('This is no export of Daylio'),
    });
  });

  it('says of a zip without a file that it is empty', async () => {
    const path = join(freshFolder(), 'empty.zip');
    writeFileSync(path, Buffer.from(`PK\x05\x06${'\0'.repeat(18)}`, 'latin1'));
    expect((await writer().run(['import', path])).stderr).toBe(
      'nearfar: empty.zip is an empty zip.\nWrite the export again in the program that it comes from.\n',
    );
  });

  it('says of an empty file that it is empty, without a list of formats', async () => {
    const path = join(freshFolder(), 'empty.csv');
    writeFileSync(path, '\n');
    expect(await writer().run(['import', path])).toMatchObject({
      code: 1,
      stderr: 'nearfar: empty.csv is empty.\nWrite the export again in the program that it comes from.\n',
    });
  });

  it('is JSON with --json', async () => {
    const me = writer();
    const input = 'Date,Mood,Steps\n2026-11-17,good,9000\n2026-11-18,odd,1\n2026-13-01,good,1\n';
    const { out } = await me.run('import - --json --skip-unreadable', { input });
    expect(JSON.parse(out)).toEqual({
      schema: 1,
      entries: { new: 1 },
      unreadable: [
        { place: 'line 3', why: 'I do not know how close "odd" is.' },
        {
          place: 'line 4',
          why: '"Date" is "2026-13-01", which is no day of the calendar; write the right one there, such as 2026-03-02.',
        },
      ],
      unknown_moods: [{ word: 'odd', count: 1 }],
      left_out: [{ what: 'column', count: 1, why: '"Steps"; --columns note=NAME brings one into the note' }],
      skipped_files: [],
      rules: expect.arrayContaining([expect.stringContaining('Columns: ')]),
    });
  });

  it('asks which columns they are where a table has no known ones', async () => {
    const { code, stderr } = await writer().run('import - --format table', {
      input: 'When exactly,How\n2026-11-17,good\n',
    });
    expect(code).toBe(1);
    expect(stderr).toContain('\n  "When exactly" holds dates (2026-11-17), so it seems to be the day.\n');
    expect(stderr).toContain('--columns "day=When exactly" --columns mood=How\n');
  });
});
