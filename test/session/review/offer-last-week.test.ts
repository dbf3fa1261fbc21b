import { describe, expect, it } from 'vitest';
import { CANCEL, ENTER } from '../../support/scripted-prompter.ts';
import { writer } from '../../support/world.ts';

const MONDAY = '2026-11-16T22:00:00Z';
const TUESDAY = '2026-11-17T22:00:00Z';
/** The answers of an evening, the last of them to its passage. */
const EVENING = [4, 4, '0', 'm', '', 'Soup.', ENTER];

async function writtenLastWeek() {
  const me = writer({ now: MONDAY });
  await me.run('import -', { input: '{"day":"2026-11-12","felt":6,"note":"The old lamp."}' });
  return me;
}

describe('the first evening of a week', () => {
  it('offers the page of last week, and shows it with one key', async () => {
    const me = await writtenLastWeek();
    const { code, screen } = await me.run('', { answers: [...EVENING, 'w', ENTER] });
    expect(code).toBe(0);
    expect(screen).toContain('Week 46, 9-15 November 2026');
    expect(screen).toContain('The old lamp.');
  });

  it('ends by Enter without the page', async () => {
    const me = await writtenLastWeek();
    const { screen, out } = await me.run('', { answers: [...EVENING, ENTER] });
    expect(screen).not.toContain('Week 46');
    expect(out).toContain('Written:');
  });

  it('offers nothing on the second evening, after an empty week, or for a day before today', async () => {
    const me = await writtenLastWeek();
    await me.run('', { answers: [...EVENING, ENTER] });
    expect((await me.run('', { now: TUESDAY, answers: EVENING })).code).toBe(0);
    expect((await writer({ now: MONDAY }).run('', { answers: EVENING })).code).toBe(0);
    const other = await writtenLastWeek();
    expect((await other.run('write yesterday', { answers: EVENING })).code).toBe(0);
    const written = await writtenLastWeek();
    await written.run('write --felt 4 --no-passage');
    expect((await written.run('write yesterday', { answers: EVENING })).code).toBe(0);
  });

  it('offers nothing while there is a hold', async () => {
    const me = await writtenLastWeek();
    const unsafe = [2, 4, '-', 'm', '', 'He hit me and I am scared of him.', ENTER];
    expect((await me.run('', { answers: unsafe })).code).toBe(0);
  });

  it('offers nothing after an evening that calls for silence', async () => {
    const me = await writtenLastWeek();
    const death = [2, 4, '-', 'm', '', 'My mother died last night. I cannot stop crying.', ENTER];
    expect((await me.run('', { answers: death })).code).toBe(0);
  });

  it('says that the day is saved when the offer is left with Ctrl-C', async () => {
    const me = await writtenLastWeek();
    const { code, stderr } = await me.run('', { answers: [...EVENING, CANCEL] });
    expect(code).toBe(130);
    expect(stderr).toBe('Saved for Monday 16 November.\n');
  });
});
