import { describe, expect, it } from 'vitest';
import { enterAlternateScreen } from '../../src/terminal/alternate-screen.ts';
import { RememberingOutput } from '../../src/terminal/remembering-output.ts';
import { memoryOutput } from '../support/terminal.ts';

describe('clearing the screen', () => {
  it.each([
    ['leaves and clears the normal screen, after the alternate one', false, false, '\x1b[?1049l\x1b[2J\x1b[3J\x1b[H'],
    ['clears the scrollback too in plain display', true, false, 'words\n\x1b[2J\x1b[3J\x1b[H'],
    ['prints only empty lines on a dumb terminal', true, true, `words\n${'\n'.repeat(24)}`],
  ] as const)('%s', (_, plain, dumb, ending) => {
    const output = memoryOutput();
    const remembering = new RememberingOutput(output);
    const screen = enterAlternateScreen(remembering, plain, dumb);
    remembering.write('words\n');
    screen.clear();
    screen.leave();
    expect(output.text.slice(-ending.length)).toBe(ending);
  });
});

describe('leaving the alternate screen', () => {
  it('clears it first, as tmux puts what stands on one that has grown into the scrollback', () => {
    const output = memoryOutput();
    const remembering = new RememberingOutput(output);
    const screen = enterAlternateScreen(remembering, false);
    remembering.write('words\n');
    screen.leave();
    expect(output.text.slice(output.text.indexOf('words'))).toBe('words\n\x1b[?25h\x1b[2J\x1b[H\x1b[?1049l');
  });
});
