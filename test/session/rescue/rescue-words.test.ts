import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { rescueWords } from '../../../src/session/rescue/rescue-words.ts';
import type { World } from '../../../src/world.ts';
import { freshFolder } from '../../support/fresh-folder.ts';

it('prints every answer that no file can keep, those to own questions among them', () => {
  const root = freshFolder();
  writeFileSync(join(root, 'file'), '');
  const places = { folder: join(root, 'file'), key: null, runtimeFolder: null, temporaryFolder: join(root, 'file') };
  const own_answers = {
    dream: { kind: 'text', value: 'a long train' },
    hours: { kind: 'number', value: 7.5, unit: 'h' },
  } as const;
  const draft = { answers: { felt: 3 as const, own_answers, note: 'by the canal' }, asked: [] };
  const { sentence, place } = rescueWords(places as unknown as World, '2026-11-20', draft);
  expect(place).toBe('nowhere');
  expect(sentence.split('\n').slice(1)).toEqual(['felt: 3', 'dream: a long train', 'hours: 7.5 h', 'by the canal']);
});
