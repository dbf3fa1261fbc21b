import SQLite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { passageById } from '../../../src/passages/library.ts';
import { ENTER } from '../../support/scripted-prompter.ts';
import { writer } from '../../support/world.ts';

const ANSWERS = [3, 6, '-', 'p', '13', 'he fell asleep mid-sentence'];

/** An evening that ends with these keys at the passages, and what is stored of it. */
async function eveningWith(...keys: unknown[]) {
  const me = writer();
  const { code, screen } = await me.run('', { answers: [...ANSWERS, ...keys] });
  expect(code).toBe(0);
  const database = new SQLite(`${me.folder}/journal.db`, { readonly: true });
  const readings = database.prepare('SELECT passage, verdict FROM readings ORDER BY id').all() as {
    passage: string;
    verdict: string;
  }[];
  const passage = database.prepare('SELECT passage FROM entries').pluck().get();
  database.close();
  const pages = screen.split('\f').slice(1);
  return {
    me,
    pages,
    passage,
    verdicts: readings.map(({ verdict }) => verdict),
    shown: readings.map((one) => one.passage),
  };
}

const stayed = async (me: ReturnType<typeof writer>) =>
  JSON.parse((await me.run('trends --json --all')).out).trends.stayed;

describe('the passages of an evening', () => {
  it('are kept by k, and Enter merely goes on', async () => {
    expect((await eveningWith(ENTER)).verdicts).toEqual(['shown']);
    expect((await eveningWith('k', ENTER)).verdicts).toEqual(['kept']);
    expect((await eveningWith('k', 'k', ENTER)).verdicts).toEqual(['shown']);
  });

  it('stay kept when another is asked for, and say so while they are shown', async () => {
    const { pages, verdicts } = await eveningWith('k', 'n', ENTER);
    expect(verdicts).toEqual(['kept', 'shown']);
    expect(pages[1]).toBe(pages[0]);
  });

  it('can be gone back to: the one seen last is the passage of the day, with its own reason', async () => {
    const { me, pages, verdicts, shown, passage } = await eveningWith('n', 'n', 'b', 'b', ENTER);
    expect(verdicts).toEqual(['shown', 'shown', 'shown']);
    expect(passage).toBe(shown[0]);
    expect(new Set(shown).size).toBe(3);
    expect([pages[3], pages[4]]).toEqual([pages[1], pages[0]]);
    const reason = (page: string) => page.trimEnd().split('\n').at(-2)!;
    expect((await me.run('')).out).toContain(reason(pages[0]!));
  });

  it('come in the same order again after going back', async () => {
    const { pages, verdicts, shown, passage } = await eveningWith('n', 'b', 'n', 'n', 'k', ENTER);
    expect(pages[2]).toBe(pages[0]);
    expect(pages[3]).toBe(pages[1]);
    expect(verdicts).toEqual(['another', 'another', 'kept']);
    expect(passage).toBe(shown[2]);
  });

  it('are set aside only after a yes', async () => {
    const { pages, verdicts } = await eveningWith('f', 'n', 'f', ENTER, ENTER);
    expect(pages[1]).toContain('aside? It will come less often.');
    expect(pages[2]).toBe(pages[0]);
    expect(verdicts).toEqual(['shown']);
    expect((await eveningWith('f', 'y', ENTER)).verdicts).toEqual(['declined', 'shown']);
  });

  it('are taken back on the same evening, or kept after all', async () => {
    expect((await eveningWith('f', 'y', 'b', 'f', ENTER)).verdicts).toEqual(['shown', 'shown']);
    expect((await eveningWith('f', 'y', 'b', 'k', ENTER)).verdicts).toEqual(['kept', 'shown']);
    expect((await eveningWith('f', 'y', 'b', ENTER)).verdicts).toEqual(['declined', 'shown']);
  });

  it('are no longer kept once they are set aside, also after that is taken back', async () => {
    expect((await eveningWith('k', 'f', 'y', 'b', 'f', ENTER)).verdicts).toEqual(['shown', 'shown']);
  });

  it('offer no way back before the first', async () => {
    const me = writer();
    await expect(me.run('', { answers: [...ANSWERS, 'b'] })).resolves.toMatchObject({ code: 1 });
  });

  it('stay with the writer only if they are kept on purpose', async () => {
    const { me, passage } = await eveningWith('k', ENTER);
    // As earlier versions stored Enter alone.
    const database = new SQLite(`${me.folder}/journal.db`);
    database.exec(`
      UPDATE readings SET checksum = NULL;
      INSERT INTO readings (day, passage, rank, reason, verdict, shown_at)
      VALUES ('2026-11-19', 'atoms', 1, 'because you felt 3', 'kept', '2026-11-19T22:00:00.000Z');
    `);
    database.close();
    const { out } = await me.run('passages --mine --json');
    expect(JSON.parse(out).mine).toEqual([{ day: '2026-11-20', passage, verdict: 'kept', title: expect.any(String) }]);
    expect(await stayed(me)).toEqual([{ title: expect.any(String), times: 1 }]);
  });

  it('that were kept before there was a key for it do not count', async () => {
    const { me } = await eveningWith(ENTER);
    const database = new SQLite(`${me.folder}/journal.db`);
    database.exec("UPDATE readings SET verdict = 'kept', checksum = NULL");
    database.close();
    expect(await stayed(me)).toEqual([]);
  });

  it('are listed with their days, and can be taken back later', async () => {
    const { me, shown } = await eveningWith('f', 'y', 'k', ENTER);
    const [aside, kept] = shown.map((id) => passageById(id)!.title);
    const { out } = await me.run('passages --mine');
    expect(out).toBe(
      [
        'Kept',
        `  ${kept}`,
        `    20 November 2026 (${shown[1]})`,
        '',
        'Set aside: these come less often',
        `  ${aside}`,
        `    20 November 2026 (${shown[0]})`,
        '',
        'To take one back: nearfar passages ID --take-back',
        '',
      ].join('\n'),
    );
    const takeBack = () => me.run(['passages', shown[0]!, '--take-back']);
    expect((await takeBack()).stderr).toBe(`"${aside}" may come as often as any other again.\n`);
    expect((await takeBack()).stderr).toBe(`"${aside}" was not set aside.\n`);
    expect(JSON.parse((await me.run('passages --mine --json')).out).mine).toHaveLength(1);
  });

  it('are named as none where none is kept', async () => {
    expect(await writer().run('passages --mine')).toMatchObject({
      out: '',
      stderr: 'You have kept no passage and set none aside. Below a passage, k keeps it and f sets it aside.\n',
    });
    expect((await writer().run('passages --take-back')).code).toBe(2);
    expect((await writer().run('passages the-dance --mine')).code).toBe(2);
    expect((await writer().run('passages nothing --take-back')).code).toBe(2);
  });
});
