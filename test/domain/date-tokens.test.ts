import { globSync, readFileSync } from 'node:fs';
import { format } from 'date-fns/format';
import { enUS } from 'date-fns/locale/en-US';
import { describe, expect, it } from 'vitest';
import { addDays, dateFromDay } from '../../src/domain/day.ts';

type Formatter = (date: Date, token: string, localize: typeof enUS.localize) => string;

const { formatters }: { formatters: Record<string, Formatter> } = await import(
  new URL('../../bin/stand-ins/formatters.mjs', import.meta.url).href
);
const TOKENS = ['y', 'yyyy', 'MMM', 'MMMM', 'd', 'do', 'EEE', 'EEEE'];
const days = ['0001-01-01', ...Array.from({ length: 366 }, (_, index) => addDays('2024-01-01', index))];

/** The tokens of all patterns by which the program formats days. */
function tokensInUse(): Set<string> {
  const lines = globSync('src/**/*.ts').flatMap((file) => readFileSync(file, 'utf8').split('\n'));
  const patterns = lines
    .filter((line) => /formatDay|monthName|cachedName/.test(line))
    .flatMap((line) => line.match(/(?<=')[yMdE][yMdEo ]*(?=')/g) ?? []);
  return new Set(patterns.flatMap((pattern) => pattern.match(/(\w)\1*o?/g) ?? []));
}

describe('the tokens of dates in the built program', () => {
  it.each(TOKENS)('make of %s what date-fns makes of it', (token) => {
    const inBuild = (date: Date) => formatters[token[0]!]!(date, token, enUS.localize);
    expect(days.map(dateFromDay).filter((date) => inBuild(date) !== format(date, token))).toEqual([]);
  });

  it('are all that the patterns in the source consist of', () => {
    expect([...tokensInUse()].sort()).toEqual([...TOKENS].sort());
  });
});
