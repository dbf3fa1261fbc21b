import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { ENTER } from '../support/scripted-prompter.ts';
import { type WorldOptions, writer } from '../support/world.ts';

const HURT = 'he grabbed me by the throat and pushed me into the wall';
const CHASED = 'write --felt 2 --want 6 --their-move away --my-move chased';

/** A writer with a reader that always takes the last passage, and the evenings that the reader was given. */
async function writerWithReader(reason?: string) {
  const given: { evening: Record<string, unknown>; passages: { id: string }[] }[] = [];
  const runProgram: WorldOptions['runProgram'] = (_, input) => {
    const question = JSON.parse(input);
    given.push(question);
    return JSON.stringify({ id: question.passages.at(-1).id, reason });
  };
  const me = writer({ runProgram });
  await me.run(['settings', 'reader', 'my-reader']);
  return { me, given };
}

const session = (note: string, ...keys: unknown[]) => ({ answers: [3, ENTER, ENTER, ENTER, ENTER, note, ...keys] });
const unwrapped = (text: string) => text.replace(/\s+/g, ' ');

describe("the writer's own reader on an evening", () => {
  it('chooses the passage, and its reason stands below with its name', async () => {
    const { me, given } = await writerWithReader('you both need a quiet hour');
    const { out } = await me.run(`${CHASED} --json`);
    const { passage } = JSON.parse(out);
    expect(passage).toMatchObject({
      id: given[0]!.passages.at(-1)!.id,
      why: 'your reader: you both need a quiet hour',
    });
    const again = await me.run('');
    expect(unwrapped(again.out)).toContain('Your reader: you both need a quiet hour.');
  });

  it('is asked without a note too, as the answers count', async () => {
    const { me, given } = await writerWithReader();
    const { out } = await me.run(CHASED);
    expect(given[0]!.evening).toEqual({
      day: '2026-11-20',
      felt: 2,
      want: 6,
      their_move: 'away',
      my_move: 'chased',
    });
    expect(out).toContain('Your reader chose it.');
  });

  it('takes the note from the screen while it chooses', async () => {
    const { me } = await writerWithReader('it fits');
    const { screen } = await me.run('', session('he was quiet', ENTER));
    const [, waiting, page] = screen.split('\f').slice(-3);
    expect(waiting).toBe('Your reader is choosing a passage.\n');
    expect(unwrapped(page!)).toContain('Your reader: it fits.');
  });

  it("leaves the next passages in nearfar's own order and with its own reasons", async () => {
    const { me, given } = await writerWithReader('it fits');
    const { screen } = await me.run('', session('he was quiet', 'n', ENTER));
    const pages = screen.split('\f').slice(-2).map(unwrapped);
    expect(pages[0]).toContain('Your reader: it fits.');
    expect(pages[1]).not.toContain('Your reader');
    expect(JSON.parse((await me.run('show --json')).out).entries[0].passage).toBe(given[0]!.passages[0]!.id);
  });

  it("says on the page of reasons that what stands there is nearfar's own view", async () => {
    const { me } = await writerWithReader('it fits');
    const { screen } = await me.run('', session('he was quiet', 'w', ENTER));
    expect(unwrapped(screen)).toContain('Your own reader chose it. Below is how nearfar saw it.');
    const other = await writer().run('', session('he was quiet', 'w', ENTER));
    expect(unwrapped(other.screen)).not.toContain('Your own reader');
  });

  it('changes nothing and says nothing if it fails', async () => {
    const fails = () => {
      throw new UserError('It failed.');
    };
    const me = writer({ runProgram: fails });
    const plain = await writer().run(CHASED);
    await me.run(['settings', 'reader', 'my-reader']);
    expect(await me.run(CHASED)).toEqual(plain);
  });

  it('is not asked when the evening begins a hold, nor when the writer carries on', async () => {
    const { me, given } = await writerWithReader();
    await me.run('', session(HURT, 'n', ENTER));
    await me.run('write yesterday --felt 2 --note -', { input: HURT });
    expect(given).toEqual([]);
  });

  it('is not asked where silence is kinder, also if the writer wants the nearest passage all the same', async () => {
    const { me, given } = await writerWithReader();
    const death = 'My mother died last night. I cannot stop crying.';
    await me.run('', session(death, 'p', ENTER));
    expect(JSON.parse((await me.run('show --json')).out).entries[0].passage).toBeDefined();
    expect(given).toEqual([]);
  });

  it('is not asked during a hold', async () => {
    const { me, given } = await writerWithReader();
    await me.run('', session(HURT, ENTER));
    const { out } = await me.run(`${CHASED} --json`, { now: '2026-11-25T22:00:00Z' });
    expect(['not-alone', 'own-passions']).toContain(JSON.parse(out).passage.id);
    expect(given).toEqual([]);
  });

  it('is not asked where no passage is wanted, nor by nearfar match', async () => {
    const { me, given } = await writerWithReader();
    await me.run(`${CHASED} --no-passage`);
    await me.run('match --felt 2 --want 6');
    expect(given).toEqual([]);
  });

  it('is not asked after it was removed', async () => {
    const { me, given } = await writerWithReader();
    await me.run('settings reader off');
    await me.run(CHASED);
    expect(given).toEqual([]);
  });
});
