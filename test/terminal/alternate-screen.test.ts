import { describe, expect, it } from 'vitest';
import { enterAlternateScreen } from '../../src/terminal/alternate-screen.ts';
import { memoryOutput } from '../support/terminal.ts';

describe('a screen that is cleared', () => {
  it.each([
    ['and left, where there is a second one', false, false, '\x1b[?1049l\x1b[2J\x1b[3J\x1b[H'],
    ['with its scrollback, where nothing is redrawn', true, false, 'words\n\x1b[2J\x1b[3J\x1b[H'],
    ['by empty lines alone, where no code is understood', true, true, `words\n${'\n'.repeat(24)}`],
  ] as const)('is so %s', (_, plain, dumb, ending) => {
    const output = memoryOutput();
    const screen = enterAlternateScreen(output, plain, dumb);
    output.write('words\n');
    screen.clear();
    screen.leave();
    expect(output.text.slice(-ending.length)).toBe(ending);
  });
});
