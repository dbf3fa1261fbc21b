import { describe, expect, it } from 'vitest';
import { passages } from '../../src/passages/library.ts';
import { isOwnPassageId, ownPassageId, ownTitle, textNamedBy } from '../../src/passages/own-passage.ts';

const TEXT = 'Keep the crumbs, and fry them in oil with garlic.';

describe('the id of a passage of an own text', () => {
  it('has the name of the text and six digits that only this piece of this text has', () => {
    const id = ownPassageId('Bréad & Butter, 2nd ed.', TEXT);
    expect(id).toMatch(/^bread-butter-2nd-ed\/[a-z0-9]{6}$/);
    expect(ownPassageId('Bréad & Butter, 2nd ed.', TEXT)).toBe(id);
    expect(ownPassageId('Bréad & Butter, 2nd ed.', `${TEXT} `)).not.toBe(id);
    expect(ownPassageId('Butter', TEXT).split('/')[1]).not.toBe(id.split('/')[1]);
  });

  it('is one whatever the name is, and names the text', () => {
    for (const name of ['bread.md', '信', '---', 'x'.repeat(60), 'a '.repeat(30)]) {
      const id = ownPassageId(name, TEXT);
      expect([name, isOwnPassageId(id), id.length <= 80]).toEqual([name, true, true]);
    }
    expect(textNamedBy(ownPassageId('信', TEXT))).toBe('text');
    expect(textNamedBy(ownPassageId('Bread', TEXT))).toBe('bread');
    expect(textNamedBy('source-1-18')).toBeNull();
  });

  it('is told from an id of the article, and known in the form that earlier versions gave', () => {
    expect(passages().filter(({ id }) => isOwnPassageId(id))).toEqual([]);
    expect(['source-1-18', 'source-x-1', 'bread/1', 'bread/abc12/', '/abc123'].map(isOwnPassageId)).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});

describe('the title of a passage of an own text', () => {
  it('is the heading above it, and otherwise its first words', () => {
    expect(ownTitle({ section: 'Heat', text: TEXT })).toBe('Heat');
    expect(ownTitle({ section: null, text: TEXT })).toBe('Keep the crumbs, and fry them...');
    expect(ownTitle({ section: null, text: 'Keep the crumbs, and\n\nfry.' })).toBe('Keep the crumbs, and fry.');
    expect(ownTitle({ section: null, text: '我'.repeat(200) })).toBe(`${'我'.repeat(60)}...`);
  });
});
