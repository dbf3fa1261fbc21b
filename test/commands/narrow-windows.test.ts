import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { displayWidth } from '../../src/render/text.ts';
import { ENTER } from '../support/scripted-prompter.ts';
import { writer } from '../support/world.ts';

const PAGES = [
  'week',
  'month',
  'trends',
  'trends --numbers',
  'trends --chart',
  'trends --by month --all',
  'trends --question walk',
  'year',
  'year --from 2025-06-30',
  'list -20',
  'list --oneline',
  'show 2026-06-13',
  'history 2026-06-13',
  'like 2026-06-13',
  'status',
  'passages',
  'passages --mine',
  'questions',
  'rest --list',
  'settings',
];

describe('in a narrow window', () => {
  it('no line of a page is wider than 40 or 60 columns', { timeout: 180_000 }, async () => {
    const me = writer({ now: '2026-06-21T22:00:00Z' });
    await me.run('import -', {
      input: readFileSync(new URL('../samples/journal-a.jsonl', import.meta.url), 'utf8'),
    });
    await me.run([
      'questions',
      'add',
      'walk',
      '--kind',
      'yes-no',
      '--text',
      'Did you go for a walk, if only a short one?',
    ]);
    await me.run('write 2026-06-13 --answer walk=yes');
    await me.run('write 2026-06-20', { answers: ['c', 3, 6, '-', 'p', '13', 'n', 'home late', 'k', ENTER] });
    await me.run('rest 2026-06-01..2026-06-10');
    for (const page of PAGES) {
      for (const width of [40, 60]) {
        const { out } = await me.run(`${page} --color always`, { width });
        expect(out, page).not.toBe('');
        expect(
          out.split('\n').filter((line) => displayWidth(line) > width),
          page,
        ).toEqual([]);
      }
    }
  });
});
