import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ENTER } from '../support/scripted-prompter.ts';
import { freshFolder, writer } from '../support/world.ts';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const commands = [...readme.matchAll(/```sh\n(.*?)```/gs)].flatMap(([, block]) => block!.trim().split('\n'));

const EVENING = [3, 6, '-', 'c', ENTER, 'walked by the canal', ENTER];

/** The files that commands in the README read. */
const FILES: Record<string, string> = {
  'entries.jsonl': '{"day": "2026-03-02", "felt": 4}\n',
  'article.txt': `On rivers\n\n${'a river takes its time and finds the sea by going round what it cannot move '.repeat(3)}\n`,
};

/** Splits a command line as a shell would; `inputFile` is the file after `<`. */
function asShell(line: string): { words: string[]; inputFile: string | undefined } {
  const [command, inputFile] = line.split(' < ');
  return {
    words: [...command!.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare!).slice(1),
    inputFile,
  };
}

describe('the README', () => {
  it('shows more than a dozen commands', () => expect(commands.length).toBeGreaterThan(12));

  it.each(commands)('shows a command that works: %s', async (line) => {
    const me = writer();
    await me.run('write --felt 4', { now: '2026-11-17T20:00:00Z' });
    const { words, inputFile } = asShell(line);
    const folder = freshFolder();
    for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), text);
    const run = await me.run(
      words.map((word, index) => (word in FILES || words[index - 1] === '-o' ? join(folder, word) : word)),
      {
        ...(inputFile === undefined ? {} : { input: 'a note from a file' }),
        ...(['', 'write', 'write yesterday'].includes(words.join(' ')) ? { answers: EVENING } : {}),
      },
    );
    expect(run.stderr).not.toContain('nearfar:');
    expect(run.code).toBe(0);
  });

  it('names every command', async () => {
    const { out } = await writer().run('--help');
    const names = [...out.split('Commands:')[1]!.matchAll(/^ {2}([a-z]+)/gm)].map(([, name]) => name!);
    expect(names.length).toBeGreaterThan(5);
    for (const name of names) expect(readme).toContain(`nearfar ${name}`);
  });
});
