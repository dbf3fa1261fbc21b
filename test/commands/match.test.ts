import { describe, expect, it } from 'vitest';
import { writer } from '../support/world.ts';

const FLAGS = 'match --felt 2 --want 6 --their-move away --my-move chased --note -';
const NOTE = 'four messages since lunch and left on read';

describe('nearfar match', () => {
  it('ranks passages with their scores and reasons, and writes nothing', async () => {
    const me = writer();
    const { out, code } = await me.run(`${FLAGS} --top 2`, { input: NOTE });
    expect(code).toBe(0);
    expect(out).toMatch(/^1 {2}[a-z-]+ {2}\d\.\d\d {2}.*\n {3}(?:because|for) [\s\S]*\n\n2 {2}/);
    expect((await me.run('list')).stderr).toBe('Nothing is written yet.\n');
  });

  it('gives what spoke for a passage, with the place of each clause in the note', async () => {
    const { out } = await writer().run(`${FLAGS} --why --json --top 1`, { input: NOTE });
    const [best] = JSON.parse(out).passages;
    expect(best.evidence.length).toBeGreaterThan(0);
    for (const { says, place } of best.evidence) if (place) expect(NOTE.slice(place.start, place.end)).toBe(says);
  });

  it('says in words how much each thing spoke for a passage', async () => {
    const { out } = await writer().run(`${FLAGS} --why --top 1`, { input: NOTE });
    const lines = out
      .split('\n')
      .slice(1)
      .filter((line) => /^ {3}\S/.test(line));
    expect(lines.join('\n')).toMatch(/^ {3}(much|somewhat|a little) {2,}/m);
    expect(out).not.toMatch(/[+-]\d\.\d\d/);
  });

  it('answers an evening of which any answer is missing', async () => {
    const { out, code } = await writer().run('match --note - --json', { input: NOTE });
    expect(code).toBe(0);
    expect(JSON.parse(out).passages.length).toBeGreaterThan(0);
    expect((await writer().run('match')).code).toBe(2);
  });

  it('answers with no passage where silence is kinder', async () => {
    const { out } = await writer().run('match --felt 3 --note - --json', { input: 'Mum died this morning.' });
    expect(JSON.parse(out)).toMatchObject({ passages: [], hold: false, silent: true });
  });

  it('prints one line of JSON for each line of JSON on standard input', async () => {
    const input = `${JSON.stringify({ felt: 2, want: 6, note: NOTE })}\n\n${JSON.stringify({ felt: 6, my_move: 'met' })}\n`;
    const { out } = await writer().run('match --jsonl --top 1', { input });
    const results = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(results).toEqual(
      [1, 2].map(() => ({
        passages: [{ id: expect.any(String), score: expect.any(Number), why: expect.any(String) }],
        hold: false,
        care: false,
        silent: false,
        why: expect.any(String),
      })),
    );
  });

  it('withholds every passage when the note sounds as if someone may not be safe', async () => {
    const { out } = await writer().run('match --felt 2 --note - --json', { input: 'he put his hands round my throat' });
    expect(JSON.parse(out)).toMatchObject({ schema: 1, passages: [], hold: true, care: false, silent: false });
  });

  it('gives what an evening gives where care is due, without reading the note for the choice', async () => {
    const input = 'I walk on eggshells around him, and I painted all afternoon.';
    const flags = '--felt 2 --want 6 --their-move away --note - --json';
    const matched = JSON.parse((await writer().run(`match ${flags}`, { input })).out);
    const written = JSON.parse((await writer().run(`write ${flags}`, { input })).out);
    expect(matched).toMatchObject({ care: true, hold: false });
    expect(matched.passages[0].id).toBe(written.passage.id);
    expect(matched.why).toBe(written.passage.why);
  });

  it('shows during a hold what an evening of today shows: the passage that asks for nothing, with the line about help', async () => {
    const me = writer();
    await me.run('write yesterday --felt 2 --note -', { input: 'he put his hands round my throat' });
    const flags = '--felt 2 --want 6 --my-move chased';
    const matched = JSON.parse((await me.run(`match ${flags} --json`)).out);
    expect(matched.passages.map(({ id }: { id: string }) => id)).toEqual(['not-alone']);
    expect(matched).toMatchObject({ hold: false, care: true });
    expect(JSON.parse((await me.run(`write ${flags} --json`)).out).passage.id).toBe('not-alone');
    await me.run('settings hold off');
    expect(JSON.parse((await me.run(`match ${flags} --json`)).out).care).toBe(false);
  });

  it('reads evenings of a file without the hold of today', async () => {
    const me = writer();
    await me.run('write yesterday --felt 2 --note -', { input: 'he put his hands round my throat' });
    const { out } = await me.run('match --jsonl', { input: '{"felt": 6, "my_move": "met"}' });
    expect(JSON.parse(out)).toMatchObject({ care: false });
  });

  it('speaks of the other person as the settings name them', async () => {
    const me = writer();
    await me.run('settings partner Robin');
    const { out } = await me.run('match --felt 2 --want 6 --my-move chased --why', { width: 200 });
    expect(out).toContain('an evening when you chased after Robin');
    expect(out).not.toContain('after them');
  });

  it('names the line of standard input that is not a valid entry', async () => {
    const { code, stderr } = await writer().run('match --jsonl', { input: '{"felt": 3}\n{"felt": 9}\n' });
    expect(code).toBe(1);
    expect(stderr).toContain('Line 2: "felt" is 9');
  });

  it('gives what spoke for each passage with --jsonl --why too', async () => {
    const input = JSON.stringify({ day: '2026-03-02', felt: 2, want: 6, note: NOTE, late: false });
    const { out } = await writer().run('match --jsonl --why --top 1', { input });
    const [best] = JSON.parse(out).passages;
    expect(best.evidence.length).toBeGreaterThan(0);
  });

  it('names a key that is no answer, which may be a misspelt one', async () => {
    const { code, stderr } = await writer().run('match --jsonl', { input: '{"felt": 3, "my-move": "own"}\n' });
    expect(code).toBe(1);
    expect(stderr).toContain('Line 1: "my-move" is no answer; there are felt, want, their_move, my_move');
  });
});
