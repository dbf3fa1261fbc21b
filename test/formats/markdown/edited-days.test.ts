import { describe, expect, it } from 'vitest';
import { BOOK, CHANGED_AT, change, ENTRIES, editedRemark, MARCH_2, readEdited, withChanges } from './edited-book.ts';

describe('days in Markdown that was changed by hand', () => {
  it('may have its days in another order', () => {
    const days = BOOK.match(/^#### (?:Monday|Tuesday)[\s\S]*?(?=^#### )/gm)!;
    const swapped = change(BOOK, days.join(''), [...days].reverse().join(''));
    const { entries, ...others } = readEdited(swapped);
    expect(entries.map(({ day }) => day).slice(1, 3)).toEqual(['2026-03-03', '2026-03-02']);
    expect(entries.sort((a, b) => (a.day < b.day ? -1 : 1))).toEqual(ENTRIES);
    expect(others).toEqual({ unreadable: [], remarks: [] });
  });

  it('names a day that was removed', () => {
    const text = change(BOOK, /^#### Tuesday[\s\S]*?(?=^#### )/m, '');
    expect(readEdited(text)).toEqual({
      entries: ENTRIES.filter(({ day }) => day !== '2026-03-03'),
      unreadable: [],
      remarks: ['No longer in the text, and so not brought in: 2026-03-03.'],
    });
  });

  it.each([
    ['#### Sunday 1 March 2026', 'Felt 5. We went out.', { felt: 5, note: 'We went out.\n\nA good day.' }],
    ['#### 2026-03-01', 'felt 2, wanted 3', { felt: 2, want: 3, note: 'A good day.' }],
    [
      '### 1 March',
      '`(##)` Felt 4 (about half and half). Mine: own.',
      { felt: 4, my_move: 'own', note: 'A good day.' },
    ],
  ])('may have a day added: %s', (heading, answers, fields) => {
    const text = change(BOOK, MARCH_2, `${heading}\n\n${answers}\n\nA good day.\n\n${MARCH_2}`);
    const { entries, ...others } = readEdited(text);
    expect(entries).toContainEqual({ day: '2026-03-01', ...fields, updated_at: CHANGED_AT.toISOString() });
    expect(entries).toHaveLength(ENTRIES.length + 1);
    expect(others).toEqual({ unreadable: [], remarks: [editedRemark('2026-03-01')] });
  });

  it('takes a day that was added with words alone as one that has a note and no number', () => {
    const text = change(BOOK, MARCH_2, `#### Sunday 1 March\n\nA long walk.\n\n${MARCH_2}`);
    expect(readEdited(text).entries).toContainEqual({
      day: '2026-03-01',
      note: 'A long walk.',
      updated_at: CHANGED_AT.toISOString(),
    });
  });

  it.each([
    [
      '#### Sunday 1 March',
      '',
      '1 March 2026 says neither how close it felt nor anything else. Write it below the heading, for example: Felt 4.',
    ],
    ['#### Monday 1 March', 'Felt 4.', '1 March 2026 is a Sunday, not a Monday.'],
    ['#### 31 February', 'Felt 4.', '31 February 2026 is not a real day.'],
  ])('names the line of a day that cannot be read: %s', (heading, answers, why) => {
    const text = change(BOOK, MARCH_2, `${heading}\n\n${answers}\n\n${MARCH_2}`);
    const line = text.split('\n').indexOf(heading) + 1;
    expect(readEdited(text)).toMatchObject({ entries: ENTRIES, unreadable: [{ place: `line ${line}`, why }] });
  });

  it('names a day with a wrong weekday once, and not as one that is gone', () => {
    const { unreadable, remarks } = readEdited(change(BOOK, MARCH_2, MARCH_2.replace('Monday', 'Friday')));
    expect(unreadable).toMatchObject([{ why: '2 March 2026 is a Monday, not a Friday.' }]);
    expect(remarks).toEqual([]);
  });

  it('finds the day of a heading that names none by the text below it', () => {
    const text = change(BOOK, '#### Tuesday 3 March', '#### Pancakes for two');
    expect(readEdited(text)).toEqual({
      entries: withChanges({ '2026-03-03': { note: 'Pancakes for two\n\npancakes' } }),
      unreadable: [],
      remarks: [editedRemark('2026-03-03')],
    });
  });

  it('finds the day of a heading that names none where only one is missing, and otherwise names the line', () => {
    const renamed = change(BOOK, '#### Tuesday 3 March', '#### Pancakes for two');
    expect(readEdited(change(renamed, 'pancakes\n', 'waffles\n')).entries).toEqual(
      withChanges({ '2026-03-03': { note: 'Pancakes for two\n\nwaffles' } }),
    );
    const two = change(change(renamed, 'pancakes\n', 'waffles\n'), '#### Thursday 5 March', '#### Rain');
    expect(readEdited(change(two, 'Felt 2', 'Felt 1')).unreadable).toEqual([
      {
        place: expect.stringMatching(/^line \d+$/),
        why: '"Pancakes for two" names no day. Put one there, such as: Monday 2 March 2026.',
      },
      {
        place: expect.stringMatching(/^line \d+$/),
        why: '"Rain" names no day. Put one there, such as: Monday 2 March 2026.',
      },
    ]);
  });
});
