import { describe, expect, it } from 'vitest';
import { splitCommand } from '../../src/suggest/split-command.ts';

describe('splitCommand', () => {
  it.each<[command: string, words: string[]]>([
    ['reader', ['reader']],
    ['  node   reader.mjs  -v ', ['node', 'reader.mjs', '-v']],
    ['node "my reader.mjs"', ['node', 'my reader.mjs']],
    ['node \'my "own" reader.mjs\'', ['node', 'my "own" reader.mjs']],
    ['node my\\ reader.mjs', ['node', 'my reader.mjs']],
    ['node --name="a b"\'c d\'', ['node', '--name=a bc d']],
    ['reader "" last', ['reader', '', 'last']],
    ['say "a \\"quoted\\" word"', ['say', 'a "quoted" word']],
    ['C:\\tools\\reader.exe "C:\\my models\\"', ['C:\\tools\\reader.exe', 'C:\\my models\\']],
    ['reader $HOME *.txt `id` > out; rm', ['reader', '$HOME', '*.txt', '`id`', '>', 'out;', 'rm']],
  ])('makes of %s the words of a shell, and expands nothing', (command, words) => {
    expect(splitCommand(command)).toEqual(words);
  });

  it.each(['', '   ', '""'])('refuses a command that names no program: %j', (command) => {
    expect(() => splitCommand(command)).toThrow('names no program');
  });

  it.each(["node 'reader", 'node "reader', "don't"])('refuses a quote that is not closed: %s', (command) => {
    expect(() => splitCommand(command)).toThrow('not closed');
  });
});
