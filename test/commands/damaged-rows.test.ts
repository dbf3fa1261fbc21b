import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { withJournal } from '../../src/journal/open.ts';
import { STANDIN_PARAGRAPHS } from '../passages/standin-article.ts';
import { damageJournal } from '../support/damage-journal.ts';
import { CTRL_C, eveningStrip } from '../support/evening-strip.ts';
import { addOwnQuestions } from '../support/own-questions.ts';
import { ENTER } from '../support/scripted-prompter.ts';
import { writer } from '../support/world.ts';

const LEFT_OUT = (name: string) =>
  `In ${name} something was changed on the disk; the passages with it are left out. To have them back: nearfar article load FILE --name NAME --replace\n`;
const AMONG = (what: string, name: string) =>
  `Among the ${what} something was changed on the disk and may be wrong: ${name}. See: nearfar doctor\n`;

describe('a passage of an own text that was changed on the disk', () => {
  const evening = [4, ENTER, ENTER, ENTER, ENTER, 'garlic and crumbs over spaghetti'];
  const damagedWriter = async () => {
    const me = writer({ width: 400 });
    await me.run('article load - --name Crumbs --weight 3', { input: STANDIN_PARAGRAPHS[17]! });
    await me.run('write yesterday --felt 4 --note - --passage', { input: 'garlic and crumbs over spaghetti' });
    damageJournal(me.folder, 'Fried in oil', 'Tried in oil');
    return me;
  };

  it('is told of and not quoted where texts, passages and days are shown', async () => {
    const me = await damagedWriter();
    for (const words of ['article show', 'article show Crumbs', 'passages', 'show yesterday', 'export']) {
      const { code, stderr, out } = await me.run(words);
      expect([words, code, stderr]).toEqual([words, 0, LEFT_OUT('Crumbs')]);
      expect(out).not.toContain('Tried in oil');
    }
    const [{ passage }] = JSON.parse((await me.run('list --json')).out).entries;
    const { code, stderr } = await me.run(['passages', passage]);
    expect([code, stderr]).toEqual([2, expect.stringContaining(LEFT_OUT('Crumbs'))]);
  });

  it('is told of where the name of its text was changed, too', async () => {
    const me = await damagedWriter();
    damageJournal(me.folder, 'Crumbs', 'Crumbz', 'all');
    expect((await me.run('article show')).stderr).toBe(
      AMONG('names and weights of texts', 'Crumbz') + LEFT_OUT('Crumbz'),
    );
  });

  it('is chosen on no evening until it is loaded again', async () => {
    const me = await damagedWriter();
    expect((await me.run('', { answers: [...evening, ENTER] })).screen).not.toContain('in oil');
    await me.run('rm today --yes');
    await me.run('article load - --name Crumbs --weight 3 --replace', { input: STANDIN_PARAGRAPHS[17]! });
    expect((await me.run('', { answers: [...evening, ENTER] })).screen).toContain('Fried in oil');
  });
});

describe('what was changed on the disk beside the days', () => {
  it('is told of where questions, settings and days set aside are shown', async () => {
    const me = writer();
    await addOwnQuestions(me, ['sleep']);
    await me.run('settings partner Robin');
    await me.run('rest 2026-11-02..2026-11-04 --note -', { input: 'by the sea' });
    damageJournal(me.folder, 'How did you sleep?', 'How did you slurp?');
    damageJournal(me.folder, 'Robin', 'Rabin');
    damageJournal(me.folder, 'by the sea', 'by the tea');
    const shown = [
      ['questions', AMONG('questions', 'sleep')],
      ['settings', AMONG('settings', 'partner')],
      ['settings partner', AMONG('settings', 'partner')],
      ['rest', AMONG('days set aside', '2026-11-02')],
      ['export --format json', AMONG('questions', 'sleep') + AMONG('days set aside', '2026-11-02')],
      ['export --format jsonl', AMONG('questions', 'sleep')],
      ['export', AMONG('questions', 'sleep') + AMONG('days set aside', '2026-11-02')],
    ] as const;
    for (const [words, stderr] of shown) expect([words, (await me.run(words)).stderr]).toEqual([words, stderr]);
  });

  it('is named in words that the writer knows where it is no setting of the list', async () => {
    const me = writer();
    await me.run('write --felt 2 --note - --no-passage', { input: 'he hit me again and I am afraid of him' });
    await withJournal({ folder: me.folder }, 'write', ({ settings, statements }) => {
      settings.set('kept_since', '2026-11-20T20:00:00.000Z');
      settings.set('question_steps', '[]');
      expect(settings.get('hold_until')).not.toBeNull();
      statements.database.exec('UPDATE settings SET checksum = 1');
    });
    const names = 'hold, what undo takes back of questions and which passages count as kept';
    expect((await me.run('settings')).stderr).toBe(AMONG('settings', names));
    expect((await me.run('doctor')).out).not.toMatch(/hold_until|kept_since|question_steps/);
  });

  it('is told of where a draft is offered or opened in the editor', async () => {
    const strip = eveningStrip();
    const { me } = strip;
    await me.run('write --felt 4 --no-passage');
    const draft = { answers: { felt: 5 as const, note: 'a red boat' }, asked: [] };
    await withJournal({ folder: me.folder }, 'write', ({ drafts }) => drafts.save('2026-11-20', draft, new Date()));
    damageJournal(me.folder, 'a red boat', 'a bed boat');
    const run = strip.start('write');
    expect((await strip.terminal.shows('a bed boat')).join(' ')).toContain('It was changed on the disk');
    await strip.terminal.press(CTRL_C);
    await run;
    expect((await me.run('edit', { edit: (page) => page })).stderr).toContain('It was changed on the disk');
  });

  it('leaves out the reason for a passage, and names it where passages are listed that were kept', async () => {
    const me = writer();
    await me.run('write --felt 2 --want 6 --my-move chased --their-move away --passage');
    expect((await me.run('show')).out).toContain('for an evening when ');
    damageJournal(me.folder, 'an evening when', 'an evening whet');
    for (const words of ['show', 'export'])
      expect([words, (await me.run(words)).out]).toEqual([words, expect.not.stringContaining('an evening whet')]);
    expect((await me.run('show')).out).toMatch(/passage: "[^"]*"\n$/);
    for (const words of ['passages --mine', 'export'])
      expect([words, (await me.run(words)).stderr]).toEqual([
        words,
        expect.stringContaining(AMONG('passages that were shown', '2026-11-20')),
      ]);
  });

  it('is named by a merge that reads it from another journal', async () => {
    const other = writer();
    await addOwnQuestions(other, ['sleep']);
    damageJournal(other.folder, 'How did you sleep?', 'How did you slurp?');
    const file = join(other.folder, 'journal.db');
    expect((await writer().run(['merge', file])).stderr).toContain(
      `In ${file} something was changed on the disk, so that a word or a number may be wrong: sleep.`,
    );
  });
});

describe('days set aside whose first day was changed on the disk and is no day any more', () => {
  it('are left out where rests and months are shown', async () => {
    const me = writer();
    await me.run('rest 2026-11-10..2026-11-12');
    await me.run('write 2026-11-20 --felt 4 --no-passage');
    damageJournal(me.folder, '2026-11-10', '2026-31-10', 'all');
    for (const words of ['rest --list', 'month 2026-11', 'week 2026-11-10', 'year']) {
      const { code, out } = await me.run(words);
      expect([words, code]).toEqual([words, 0]);
      expect(out).not.toMatch(/NaN|2026-31/);
    }
  });
});
