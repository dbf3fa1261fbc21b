// The pictures of the README, recorded from the program. `npm run pictures` writes them anew.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ENTER_KEY } from '../support/evening-strip.ts';
import { EveningTerminal } from '../support/evening-terminal.ts';
import { writer } from '../support/world.ts';
import { drawTerminal } from './draw-terminal.ts';

const DOCS = join(import.meta.dirname, '../../docs');
const SAMPLE = join(import.meta.dirname, '../samples/journal-a.jsonl');
const NOTE = 'sent him four messages and got a thumbs up';

/** A writer with some months of evenings, on the second evening of a week. */
async function writerWithMonths() {
  const me = writer({ now: '2026-06-23T20:40:00Z', zone: 'Europe/London', env: { NO_COLOR: '', FORCE_COLOR: '1' } });
  await me.run(['import', SAMPLE]);
  await me.run('write yesterday --felt 4 --want 5 --no-passage');
  return me;
}

describe('the pictures of the README', () => {
  it('show an evening as the program shows it', async () => {
    const me = await writerWithMonths();
    const terminal = new EveningTerminal(80, 40);
    const run = me.run('write', { terminal });
    const screens = [];
    await terminal.shows('1-7 or arrows');
    screens.push(terminal.cells());
    await terminal.press('3', ENTER_KEY);
    await terminal.press('6');
    screens.push(terminal.cells());
    await terminal.press(ENTER_KEY, '-', 'c', ENTER_KEY);
    await terminal.shows('A sentence or two');
    await terminal.press(NOTE);
    await terminal.shows(NOTE);
    screens.push(terminal.cells());
    await terminal.press(ENTER_KEY);
    await terminal.shows('clears the screen');
    screens.push(terminal.cells());
    await terminal.press(ENTER_KEY);
    await run;
    const title = 'An evening with nearfar';
    const description =
      'Four screens, one after the other: seven pictures of two circles, from apart to nearly one, for how close today felt; the same ' +
      'for how close it was wanted; the moves and a note; and a short passage with a question to take along and the reason it was chosen.';
    await expect(drawTerminal({ title, description, screens })).toMatchFileSnapshot(join(DOCS, 'evening.svg'));
  });

  it('show the trends as the program shows them', async () => {
    const me = await writerWithMonths();
    const terminal = new EveningTerminal(80, 60);
    terminal.output.write((await me.run('trends')).out);
    await terminal.waitUntilIdle();
    const title = 'The trends of nearfar';
    const description =
      'Sentences about this month beside the last, then thirteen weeks as rows: how many days are written, from lowest to highest felt ' +
      'on a scale from 1 to 7 with the average and what was wanted, and in words that there is no clear direction.';
    const screens = [terminal.cells()];
    await expect(drawTerminal({ title, description, screens })).toMatchFileSnapshot(join(DOCS, 'trends.svg'));
  });
});
