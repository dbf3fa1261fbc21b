import { expect, test } from 'vitest';
import { isDay } from '../../src/domain/day.ts';
import { RISKS } from '../../src/safety/risk.ts';
import {
  regionOfLocale,
  supportContent,
  supportLines,
  supportRegions,
  supportScreens,
} from '../../src/safety/support.ts';

test('the region is guessed from the language of the terminal', () => {
  expect(['en_GB.UTF-8', 'en_US', 'de_DE@euro', 'fr-FR', 'en_AU.utf8', 'en_CA'].map(regionOfLocale)).toEqual([
    'GB',
    'US',
    'EU',
    'EU',
    'AU',
    'CA',
  ]);
});

test('where the language tells no place, there is no region', () => {
  expect(['C', 'POSIX', '', 'en', 'ja_JP.UTF-8', undefined].map(regionOfLocale)).toEqual(Array(6).fill('none'));
});

test('without a region there are the emergency numbers and one place to find a line', () => {
  expect(supportLines('none', 'coercion')).toHaveLength(2);
  expect(supportLines('elsewhere', null)).toEqual(supportLines('none', null));
});

test('every region has one to four lines for every risk, the emergency first and the list of lines last', () => {
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

test('the line for one who fears their own behaviour is among the four', () => {
  expect(supportLines('GB', 'partner_violence', true).join()).toContain('Respect');
  expect(supportLines('GB', 'partner_violence').join()).not.toContain('Respect');
});

test('every resource says how sure it is, where it was read and when', () => {
  for (const { certainty, source, checked } of supportContent.resources) {
    expect(['sure', 'fairly sure']).toContain(certainty);
    expect(source).not.toBe('');
    expect(isDay(checked) || checked === 'not yet', checked).toBe(true);
  }
});

test('thoughts of dying are answered at once', () => {
  const { first, help } = supportScreens('US', 'self_harm', false);
  expect(first.join(' ')).toMatch(/988.*Press x/);
  expect(help).toEqual([]);
});

test('for the other four the first screen names nothing', () => {
  for (const risk of RISKS.filter((one) => one !== 'self_harm')) {
    expect(supportScreens('GB', risk, false).first).toEqual(supportScreens('none', null, false).first);
  }
});

test('one who hurts is told of lines for that too, in the same text', () => {
  expect(supportScreens('none', 'stalking', true).help).toContain(supportContent.texts.ownBehaviour);
  expect(supportScreens('none', 'stalking', false).help).not.toContain(supportContent.texts.ownBehaviour);
});

test('nothing that is said names a category, blames, or tells anyone to leave or report', () => {
  const said = [...Object.values(supportContent.texts)].join(' ');
  expect(said).not.toMatch(/\b(abus\w*|violen\w*|victim|leave|report|fault|suicid\w*|stalk\w*|coerc\w*|%)/i);
});

test('whoever looks for help unasked is not told that something was read', () => {
  expect(supportContent.texts.support).not.toMatch(/\b(you|wrote|note|journal)\b/i);
});
