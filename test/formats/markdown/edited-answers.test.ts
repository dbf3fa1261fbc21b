import { describe, expect, it } from 'vitest';
import {
  BOOK,
  type Changes,
  change,
  ENTRIES,
  editedRemark,
  MARCH_2,
  noteOf,
  readEdited,
  withChanges,
} from './edited-book.ts';

describe('answers in Markdown that was changed by hand', () => {
  it.each<[from: string, to: string, day: string, changes: Changes[string], typed: string, remark: string]>([
    [
      'Their move: pulled away.',
      'Their move: hard to say!',
      '2026-03-02',
      {},
      'Their move: hard to say!',
      '"Their move: hard to say!" is none of: drew closer, steady, pulled away. It went into the note; kept as the answer: pulled away.',
    ],
    [
      'Mine: chased.',
      'Mine: I chased him all day.',
      '2026-03-02',
      {},
      'Mine: I chased him all day.',
      '"Mine: I chased him all day." is none of: reached out, chased, met them, gave space, did my own thing, pulled back. It went into the note; kept as the answer: chased.',
    ],
    [
      'wanted 5 (more together than apart).',
      'wanted 5 (more together than apart). Mine: dancing.',
      '2026-03-03',
      {},
      'Mine: dancing.',
      '"Mine: dancing." is none of: reached out, chased, met them, gave space, did my own thing, pulled back. It went into the note; no answer was kept.',
    ],
    [
      'In the day: a small gesture.',
      'In the day: a passion of my own, dancing.',
      '2026-03-02',
      { practices: ['passion'] },
      'In the day: dancing.',
      '"dancing" is none of: a small gesture, backed their independence, a passion of my own. It went into the note; kept as the answer: a passion of my own.',
    ],
    [
      'In the day: a small gesture.',
      'In the day: dancing, singing.',
      '2026-03-02',
      {},
      'In the day: dancing, singing.',
      '"dancing, singing" is none of: a small gesture, backed their independence, a passion of my own. It went into the note; kept as the answer: a small gesture.',
    ],
    [
      'wanted 6 (close, still two people).',
      'wanted a bit more.',
      '2026-03-02',
      {},
      'wanted a bit more',
      '"wanted a bit more" is no number from 1 to 7. It went into the note; kept as the answer: 6.',
    ],
    [
      'wanted 6 (close',
      'wanted 5-6 (close',
      '2026-03-02',
      {},
      'wanted 5-6 (close, still two people)',
      '"wanted 5-6 (close, still two people)" is no number from 1 to 7. It went into the note; kept as the answer: 6.',
    ],
    [
      'Felt 3 (nearer apart than together)',
      'Felt 3-4 (it went up)',
      '2026-03-02',
      {},
      'Felt 3-4 (it went up)',
      '"Felt 3-4 (it went up)" is no number from 1 to 7. It went into the note; kept as the answer: 3.',
    ],
    [
      'Felt 3 (nearer apart than together)',
      'Felt 3 (a bit better)',
      '2026-03-02',
      {},
      'a bit better',
      '"a bit better" is not what 3 means, "nearer apart than together". It went into the note; kept as the answer: 3.',
    ],
    [
      'Felt 3 (nearer apart than together)',
      'Felt 4 (a bit better)',
      '2026-03-02',
      { felt: 4 },
      'a bit better',
      '"a bit better" is not what 4 means, "about half and half". It went into the note; kept as the answer: 4.',
    ],
    [
      'Felt 3 (nearer apart than together)',
      'Felt 4 (nearly one)',
      '2026-03-02',
      { felt: 4 },
      '',
      '"Felt 4 (nearly one)" has the words of 7, and 4 was taken.',
    ],
  ])(
    'names the day, the words and what stands where words are no answer: %s -> %s',
    (from, to, day, changes, typed, remark) => {
      const words = [typed, noteOf(day)].filter(Boolean).join('\n\n');
      expect(readEdited(change(BOOK, from, to))).toEqual({
        entries: withChanges({ [day]: { note: words, ...changes } }),
        unreadable: [],
        remarks: [`${day}: ${remark}`, editedRemark(day)],
      });
    },
  );

  it.each([
    ['a line that is gone', '', undefined],
    ['a line that begins with other words', 'A long day.', 'A long day.'],
  ])('says which answers stand for %s', (_, line, note) => {
    const { entries, remarks } = readEdited(change(BOOK, /^`.*Felt 2 .*$/m, line));
    expect(entries.find(({ day }) => day === '2026-03-05')).toMatchObject({ felt: 2, ...(note && { note }) });
    expect(remarks[0]).toBe(
      '2026-03-05: No line begins with "Felt" and a number, so the answers are those that stood there: Felt 2 (far apart, within sight).',
    );
  });

  it('names five of many words that are no answer, and counts the others', () => {
    const days = Array.from({ length: 8 }, (_, index) => `2026-03-0${index + 1}`);
    const text = days.map((day) => `#### ${day}\n\nFelt 4. Mine: dancing.\n`).join('\n');
    const { remarks } = readEdited(`# Near and far\n\n${text}`);
    expect(remarks.filter((remark) => remark.includes('"Mine: dancing."'))).toHaveLength(5);
    expect(remarks).toContain('3 more answers were treated in the same way.');
  });

  it.each([
    ['Felt 3 (nearer', 'Felt 9 (nearer', '"Felt 9" is none of the seven. Write a number from 1 to 7.'],
    ['Felt 3 (nearer', 'Felt 3.5 (nearer', '"Felt 3.5" is none of the seven. Write a number from 1 to 7.'],
    ['wanted 6 (close', 'wanted 0 (close', '"wanted 0" is none of the seven. Write a number from 1 to 7.'],
  ])('names the line of an answer that is not on the scale: %s -> %s', (before, after, why) => {
    const text = change(BOOK, before, after);
    const line = text.split('\n').indexOf(MARCH_2.trim()) + 1;
    const { entries, unreadable } = readEdited(text);
    expect(unreadable).toEqual([{ place: `line ${line}`, why }]);
    expect(entries).toHaveLength(ENTRIES.length - 1);
  });
});
