import { expect, test } from 'vitest';
import { isDay } from '../../src/domain/day.ts';
import { RISKS, type Risk } from '../../src/safety/risk.ts';
import {
  regionOfLocale,
  supportContent,
  supportLines,
  supportLinesWithSources,
  supportRegions,
  supportScreens,
} from '../../src/safety/support.ts';

test('regionOfLocale guesses the region from a locale', () => {
  expect(['en_GB.UTF-8', 'en_US', 'de_DE@euro', 'fr-FR', 'en_AU.utf8', 'en_CA'].map(regionOfLocale)).toEqual([
    'GB',
    'US',
    'EU',
    'EU',
    'AU',
    'CA',
  ]);
});

test('regionOfLocale gives none for a locale without a known country', () => {
  expect(['C', 'POSIX', '', 'en', 'ja_JP.UTF-8', undefined].map(regionOfLocale)).toEqual(Array(6).fill('none'));
});

test('without a region there are the emergency numbers and a directory of lines', () => {
  expect(supportLines('none', 'coercion')).toHaveLength(2);
  expect(supportLines('elsewhere', null)).toEqual(supportLines('none', null));
});

test('every region has at most four lines for every risk, emergency first and the directory last', () => {
  for (const region of supportRegions()) {
    for (const risk of [...RISKS, null]) {
      for (const byWriter of [true, false]) {
        const lines = supportLines(region, risk, byWriter);
        expect(lines.length).toBeLessThanOrEqual(4);
        expect(lines[0]).toMatch(/^Emergency/);
        expect(lines.at(-1)).toMatch(/^findahelpline/);
      }
    }
  }
});

/** The line that comes first for each risk, by region; '' where the region has none of its own. */
const FIRST_LINES: Record<string, Record<Risk, string>> = {
  US: lines('Childhelp', '988', '1-800-799-7233', '1-800-799-7233', '1-800-799-7233'),
  CA: lines('', '', '', '', ''),
  GB: lines('NSPCC', 'Samaritans', 'Refuge', 'Refuge', 'Refuge'),
  IE: lines('', 'Samaritans', '', '', ''),
  AU: lines('1800RESPECT', 'Lifeline', '1800RESPECT', '1800RESPECT', '1800RESPECT'),
  EU: lines('', '', '116 016', '116 016', '116 016'),
  none: lines('', '', '', '', ''),
};

function lines(child_harm: string, self_harm: string, partner_violence: string, coercion: string, stalking: string) {
  return { child_harm, self_harm, partner_violence, coercion, stalking };
}

test('in every region the first line for a risk is for the person who is at risk, also where the writer is the one who harms', () => {
  expect(Object.keys(FIRST_LINES).sort()).toEqual(supportRegions().sort());
  for (const region of supportRegions()) {
    for (const risk of RISKS) {
      for (const byWriter of [true, false]) {
        const [, first = ''] = supportLines(region, risk, byWriter);
        const expected = FIRST_LINES[region]![risk] || (byWriter && region === 'GB' ? 'Respect' : 'findahelpline');
        expect(first, `${region} ${risk}`).toContain(expected);
      }
    }
  }
});

test('every line comes with the day on which its number was read, in words', () => {
  const lines = supportLinesWithSources(null);
  expect(lines).toHaveLength(supportContent.resources.length);
  for (const line of lines) expect(line).toMatch(/\(.+, (read \d{1,2} [A-Z][a-z]+ 20\d\d|not read yet)\)$/);
  expect(lines).toContain(
    'GB: 0808 2000 247, free, day and night: Refuge, for women (refuge.org.uk, read 23 November 2026)',
  );
});

test('the lines of one region are its own and the one that holds anywhere', () => {
  const regions = (region: string) => new Set(supportLinesWithSources(region).map((line) => line.split(':')[0]));
  expect(regions('GB')).toEqual(new Set(['GB', 'any']));
  expect(regions('XX')).toEqual(new Set(['none', 'any']));
});

test('the line for somebody worried about their own behaviour is among the four', () => {
  expect(supportLines('GB', 'partner_violence', true).join()).toContain('Respect');
  expect(supportLines('GB', 'partner_violence').join()).not.toContain('Respect');
});

test('every resource gives its certainty, its source and when it was checked', () => {
  for (const { certainty, source, checked } of supportContent.resources) {
    expect(['sure', 'fairly sure']).toContain(certainty);
    expect(source).not.toBe('');
    expect(isDay(checked) || checked === 'not yet', checked).toBe(true);
  }
});

const screensFor = (region: string, risk: Risk, byWriter = false) =>
  supportScreens(region, { risk, byWriter, holdUntil: '2026-12-04' });

test('every screen says until when the hold lasts, what is different, and how to end it', () => {
  for (const risk of RISKS) {
    const { first, nonInteractive } = screensFor('GB', risk);
    const until = 'only passages that ask nothing of you are shown until Friday 4 December';
    expect(first.at(-1)).toContain(until);
    expect(first.at(-1)).toMatch(/^Because of .*moves\. n ends that now; nearfar settings hold off/);
    expect(nonInteractive.at(-1)).toContain(until);
    expect(nonInteractive.at(-1)).toMatch(/^Because of .*moves\. nearfar settings hold off ends it\.$/);
  }
});

test('for self-harm the first screen gives the lines', () => {
  const { first, help } = screensFor('US', 'self_harm');
  expect(first.join(' ')).toMatch(/988.*Press x/);
  expect(help).toEqual([]);
});

test('for the other risks the first screen does not tell which one it is', () => {
  for (const risk of RISKS.filter((one) => one !== 'self_harm')) {
    expect(screensFor('GB', risk).first).toEqual(screensFor('none', 'partner_violence').first);
  }
});

test('somebody who hurts is also told of lines for that', () => {
  expect(screensFor('none', 'stalking', true).help).toContain(supportContent.texts.ownBehaviour);
  expect(screensFor('none', 'stalking').help).not.toContain(supportContent.texts.ownBehaviour);
});

test('no text names a risk, blames, or tells anyone to leave or report', () => {
  const texts = [...Object.values(supportContent.texts)].join(' ');
  expect(texts).not.toMatch(/\b(abus\w*|violen\w*|victim|leave|report|fault|suicid\w*|stalk\w*|coerc\w*|%)/i);
});

test('the text of `nearfar support` does not suggest that a note was read', () => {
  expect(supportContent.texts.support).not.toMatch(/\b(you|wrote|note|journal)\b/i);
});
