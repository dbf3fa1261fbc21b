import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectFormat } from '../../../src/formats/detect-format.ts';
import { jsonLines } from '../../../src/formats/json/json-lines.ts';
import { orderedEntryFields, toVersionedJson } from '../../../src/formats/json/versioned-json.ts';
import { importFile } from '../../support/import-file.ts';

const read = (text: string) => jsonLines.read!(importFile(text.replace(/^\uFEFF/, '')), new Map() as never);
const readJsonLines = (text: string) => read(text).entries.map(({ entry }) => entry);

describe('JSON Lines', () => {
  it('are read with empty lines, a byte order mark and any line ends', () => {
    const text = '\uFEFF{"day":"2026-03-02","felt":3}\r\n\r\n{"day":"2026-03-03","felt":4,"want":null,"unknown":"x"}\n';
    expect(readJsonLines(text)).toEqual([
      { day: '2026-03-02', felt: 3 },
      { day: '2026-03-03', felt: 4 },
    ]);
  });

  it('preserve any note', () => {
    const anything = fc.string({ unit: 'binary', minLength: 1 });
    fc.assert(
      fc.property(anything, (note) => {
        fc.pre(note.trim() !== '' && !note.includes('\0') && note.isWellFormed());
        expect(readJsonLines(JSON.stringify({ day: '2026-03-02', felt: 3, note }))[0]!.note).toBe(note);
      }),
    );
  });

  it('convert instants to UTC and sort practices', () => {
    const line =
      '{"day":"2026-03-02","felt":3,"practices":["passion","gesture","passion"],"logged_at":"2026-03-02T23:00:00+01:00"}';
    expect(readJsonLines(line)).toEqual([
      { day: '2026-03-02', felt: 3, practices: ['gesture', 'passion'], logged_at: '2026-03-02T22:00:00.000Z' },
    ]);
  });

  it('bring own questions in a line without a day, wherever it stands', () => {
    const sleep = { name: 'sleep', text: 'How did you sleep?', kind: 'scale', updated_at: '2026-03-01T12:00:00.000Z' };
    const ran = { ...sleep, name: 'ran', kind: 'yes-no' };
    const lines = [
      { questions: [sleep], question_order: { order: ['sleep'], hidden: [] }, app: 'x' },
      { day: '2026-03-02', felt: 3 },
      { questions: [ran, { name: 'mood' }] },
    ];
    const { entries, ownQuestions, questionOrder, unreadable, leftOut } = read(
      lines.map((line) => JSON.stringify(line)).join('\n'),
    );
    expect([entries.length, ownQuestions]).toEqual([1, [sleep, ran]]);
    expect(questionOrder).toEqual({ order: ['sleep'], hidden: [] });
    expect(unreadable).toEqual([{ place: 'line 3, question 2', why: 'The question "mood" needs a kind.' }]);
    expect(leftOut).toMatchObject([{ kind: { one: 'field "app"' }, count: 1 }]);
    expect(detectFormat(importFile(JSON.stringify(lines[0])))).toBe('jsonl');
    expect(detectFormat(importFile('{"questions": [{"ask": "How old are you?"}]}'))).toBeNull();
  });

  it.each([
    ['{"day":"2026-03-02","felt":3}\n{', 'line 2: This is not JSON'],
    ['{"day":"2026-03-02","felt":3}\n\n{"day":"2026-03-02","felt":3}', 'line 3: 2026-03-02 is already on line 1.'],
    ['null', 'line 1: An entry is an object with at least a day and felt or a note.'],
  ])('refuses %j, naming the line', (text, sentence) => {
    const [first] = read(text).unreadable;
    expect(`${first?.place}: ${first?.why}`).toContain(sentence);
  });
});

describe('the JSON of an entry', () => {
  it('has fields in a fixed order, without unanswered and unknown ones', () => {
    const entry = { late: true, note: 'a', felt: 3, day: '2026-03-02' } as const;
    expect(Object.keys(orderedEntryFields(entry))).toEqual(['day', 'felt', 'note']);
    expect(toVersionedJson({ entries: [] })).toBe('{\n  "schema": 1,\n  "entries": []\n}\n');
  });
});

describe('an entry with an unknown time zone', () => {
  it('is imported all the same', async () => {
    const { writer } = await import('../../support/world.ts');
    const line = '{"day":"2026-03-02","felt":3,"logged_at":"2026-03-02T22:00:00Z","zone":"Mars/Olympus"}';
    expect((await writer().run('import -', { input: line })).stderr).toMatch(/^1 new/);
  });
});
