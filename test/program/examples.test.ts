import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { COMMANDS } from '../../src/cli/commands.ts';
import { EXAMPLES } from '../../src/cli/examples.ts';
import { freshFolder } from '../support/fresh-folder.ts';
import { writer } from '../support/world.ts';

const SAMPLE = join(import.meta.dirname, '../samples/journal-a.jsonl');
const LINES = Object.entries(EXAMPLES).flatMap(([name, examples]) => examples.map((words) => ({ name, words })));

/** The words of a command line as a shell would give them, without what it reads and writes itself. */
function wordsOf(line: string): string[] {
  const [typed = ''] = line.split(' < ');
  return [...typed.matchAll(/"([^"]*)"|\S+/g)].map(([word, quoted]) => quoted ?? word);
}

describe('the examples in the help of a command', () => {
  it.each(LINES)('nearfar $words is a command line that nearfar reads', async ({ name, words }) => {
    expect(words.split(' ')[0]).toBe(name);
    const folder = freshFolder();
    const inFolder = ['journal.csv', 'damaged.db', 'article.txt', 'other/journal.db'];
    const argv = wordsOf(words).map((word) =>
      inFolder.includes(word) || word.includes('.')
        ? /\.(csv|db|txt|md|html|svg)$/.test(word)
          ? join(folder, word)
          : word
        : word,
    );
    // A report without -o is written into the working folder.
    vi.spyOn(process, 'cwd').mockReturnValue(folder);
    writeFileSync(join(folder, 'journal.csv'), 'day,felt\n2026-03-01,4\n');
    copyFileSync(SAMPLE, join(folder, 'damaged.db'));
    const me = writer({ now: '2026-06-21T21:00:00Z' });
    await me.run(['import', SAMPLE]);
    const { code, stderr } = await me.run(argv, {
      input: 'He was quiet.\n',
      answers: [],
      passphrases: ['seven long green words', 'seven long green words'],
    });
    // 2 is the code of a wrong command line. Commands that ask find no answer prepared here.
    expect({ code, stderr }).not.toMatchObject({ code: 2 });
  });

  it('are there for every command', () => {
    expect(Object.keys(EXAMPLES)).toEqual(Object.keys(COMMANDS));
  });

  it('stand in it', async () => {
    const { out } = await writer().run('help list');
    expect(out).toContain('Examples:\n  nearfar list -5\n');
  });
});
