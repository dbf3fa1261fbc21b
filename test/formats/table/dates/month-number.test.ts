import { describe, expect, it } from 'vitest';
import { LANGUAGES, monthNumber, monthsNamed } from '../../../../src/formats/table/dates/month-number.ts';

describe('the names of months', () => {
  it.each(LANGUAGES)(
    'are known as %s writes them, alone and in a date, and mean no other month elsewhere',
    (language) => {
      for (const month of ['long', 'short'] as const)
        for (const options of [{ month }, { month, day: 'numeric', year: 'numeric' }] as const) {
          const format = new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' });
          for (let number = 1; number <= 12; number++) {
            const parts = format.formatToParts(new Date(Date.UTC(2025, number - 1, 3)));
            const name = parts.find(({ type }) => type === 'month')!.value;
            const months = monthsNamed(name);
            if (['listopad', 'listopada', 'lip', 'lis', 'srp'].includes(name)) expect(months).toContain(number);
            else expect([name, months]).toEqual([name, [number]]);
          }
        }
    },
  );

  it.each(['jui', 'Tag', 'x', ''])('are not seen in "%s"', (word) => {
    expect(monthNumber(word)).toBeUndefined();
  });
});
