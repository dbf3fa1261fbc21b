import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { pagerCommand, showInPager } from '../../../src/terminal/programs/pager.ts';
import { freshFolder } from '../../support/fresh-folder.ts';
import { bareEnvironment, PROGRAM, runProgram } from '../../support/program.ts';
import { hasPseudoTerminal, inPseudoTerminal } from '../../support/pseudo-terminal.ts';

describe('the pager', () => {
  it('is $PAGER, or less', () => {
    expect(pagerCommand({ PAGER: 'more -s' })).toBe('more -s');
    expect(pagerCommand({ PAGER: ' ' })).toBe('less');
    expect(pagerCommand({})).toBe('less');
  });

  it('gets the text, and keeps no list of what was searched for', () => {
    const file = join(freshFolder(), 'shown');
    expect(showInPager('Quiet.\n', `{ cat; echo $LESSHISTFILE; } > '${file}'`, process.env)).toBe(true);
    expect(readFileSync(file, 'utf8')).toBe('Quiet.\n-\n');
  });

  it('says that it did not run where there is no such program', () => {
    expect(showInPager('Quiet.\n', 'no-such-pager 2> /dev/null', process.env)).toBe(false);
  });
});

describe.skipIf(!hasPseudoTerminal)('nearfar list on a terminal', () => {
  /** What is on the screen after `nearfar list` with flags, of 60 entries. */
  async function screenOf(flags: string): Promise<string> {
    const home = freshFolder();
    const entries = Array.from({ length: 60 }, (_, index) => ({
      day: new Date(Date.UTC(2026, 0, 1 + index)),
      felt: 4,
    }));
    const input = entries
      .map(({ day, felt }) => JSON.stringify({ day: day.toISOString().slice(0, 10), felt }))
      .join('\n');
    runProgram(['import', '-'], { home, input });
    const env = bareEnvironment(home, { PAGER: 'sed s/^/paged:/', TERM: 'xterm' });
    return text(
      inPseudoTerminal(`stty rows 24 cols 80; exec '${process.execPath}' '${PROGRAM}' list ${flags}`, env).stdout,
    );
  }

  it('goes through the pager if it is longer than the screen', async () => {
    expect(await screenOf('--oneline')).toContain('paged:2026-01-01');
  });

  it('is printed at once if it is short, with --no-pager, and in plain display', async () => {
    for (const flags of ['-3', '--no-pager', '--plain', '--json'])
      expect(await screenOf(flags)).not.toContain('paged:');
  });
});
