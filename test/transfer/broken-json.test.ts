import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { freshFolder } from '../support/fresh-folder.ts';
import { writer } from '../support/world.ts';

const CUT = '[\n{"date":"2026-03-02","mood":"good","text":"Soup."},\n{"date":"2026-03-03","mood":"bad","text":"Ra';
const DAY_ONE =
  '{"metadata":{"version":"1.0"},"entries":[\n{"creationDate":"2026-03-02T21:00:00Z","text":"Soup."},\n{"crea';

describe('a JSON that is damaged', () => {
  it('is refused with its line and column, and comes in as far as it is whole by the line that is proposed', async () => {
    const path = join(freshFolder(), 'diary.json');
    writeFileSync(path, CUT);
    const me = writer();
    const refused = await me.run(['import', path]);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain(
      'Line 3, column 45: It breaks off before its end, so the file may have been cut off. Before it there is 1 whole record; what stands behind it cannot be read.\nNothing was brought in. Put it right in the file and try again, or leave it behind: nearfar import ',
    );
    const { code, stderr } = await me.run(['import', path, '--skip-unreadable']);
    expect(code).toBe(0);
    expect(stderr).toContain('1 new, 1 unreadable.\nSkipped, because it could not be read:\n  line 3, column 45: ');
  });

  it('may be the export of a program', async () => {
    const { stderr } = await writer().run('import - --notes-only --skip-unreadable', { input: DAY_ONE });
    expect(stderr).toContain('1 new, 1 unreadable.');
    expect(stderr).toContain('line 3, column 7: It breaks off before its end');
  });

  it('is refused with its place within a zip', async () => {
    const path = join(freshFolder(), 'Export.zip');
    writeFileSync(path, zipSync({ 'Journal.json': strToU8(DAY_ONE) }));
    const { stderr } = await writer().run(['import', path]);
    expect(stderr).toContain('Journal: This is not JSON. It breaks off before its end');
  });

  it('is read with a sentence about it where it can mean one thing only', async () => {
    const input = '// mine\n[{"date":"2026-03-02","mood":"good"},\n{"date":"2026-03-03","mood":"bad"},\n]';
    const { code, stderr } = await writer().run('import -', { input });
    expect(code).toBe(0);
    expect(stderr).toContain(
      'Standard input is not JSON in all, and was read all the same: a comment in line 1, column 1; a comma too many in line 3, column 35.',
    );
    expect(stderr).toContain('2 new.');
  });

  it('may have other quotes, and names without them', async () => {
    const input = "[{'date': '2026-03-02', mood: 'good'},\n {'date': '2026-03-03', mood: 'bad'},\n]";
    const { code, stderr } = await writer().run('import -', { input });
    expect(code).toBe(0);
    expect(stderr).toContain(
      'Standard input is not JSON in all, and was read all the same: single quotes in line 1, column 3.',
    );
    expect(stderr).toContain('2 new.');
  });

  it('is whole behind a byte order mark', async () => {
    const input = '\uFEFF[{"date":"2026-03-02","mood":"good"}]';
    const { stderr } = await writer().run('import -', { input });
    expect(stderr).toContain('1 new.');
    expect(stderr).not.toContain('not JSON');
  });

  it('may begin with a comment', async () => {
    const input = '// mine\n/* of March */ [{"date":"2026-03-02","mood":"good"}]';
    expect((await writer().run('import -', { input })).stderr).toContain('a comment in line 1, column 1.');
    expect((await writer().run('import -', { input })).stderr).toContain('1 new.');
  });

  it('may have commas behind the lines that nearfar wrote', async () => {
    const input = '{"day":"2026-03-02","felt":4},\n{"day":"2026-03-03","felt":5},\n';
    const { stderr } = await writer().run('import -', { input });
    expect(stderr).toContain('2 new.');
    expect(stderr).not.toContain('not JSON');
  });
});

describe('records that stand each on a line', () => {
  const RECORDS = [2, 3].map((day) => `{"date":"2026-03-0${day}","mood":"good","text":"Soup {[ of ${day}."}`);

  it.each<[string, string, number]>([
    ['in a list that is cut off', `{"entries":[${RECORDS.join(',\n')}`, 2],
    ['in a list that is cut off within a record', `{"entries":[${RECORDS.join(',\n')},\n{"date":"2026`, 2],
    ['in a list that is whole', `{"entries":[${RECORDS.join(',\n')}]}`, 2],
    ['alone', RECORDS.join('\n'), 2],
    ['alone, the last without an end', `${RECORDS.join('\n')}\n{"date":"2026`, 2],
    ['alone, with a comma behind each', `${RECORDS.join(',\n')},\n`, 2],
    ['alone, the first with a quote too few', `{"date":"2026-03-01,"mood":"good"}\n${RECORDS.join('\n')}`, 2],
  ])('are all read: %s', async (_, input, count) => {
    const { stderr } = await writer().run('import - --skip-unreadable', { input });
    expect(stderr).toContain(`${count} new`);
  });
});

describe('a name that stands twice in one object of a JSON', () => {
  it.each([
    ['{"2026-03-02":{"note":"Soup."},"2026-03-03":{"note":"Rain."},"2026-03-02":{"note":"Fog."}}', '"2026-03-02"'],
    ['[{"date":"2026-03-02","note":"Soup.","note":"Fog."},{"date":"2026-03-03","note":"\\"date\\": {"}]', '"note"'],
    ['{"date":"2026-03-02","note":"Soup.","note":"Fog."}\n{"date":"2026-03-03","note":"Rain."}\n', '"note"'],
  ])('is named, as only the last can be read: %s', async (input, name) => {
    const why = `${name} stands twice in one object, and only the last of the two can be read.`;
    const refused = await writer().run('import - --notes-only', { input });
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining(why) });
    const { code, stderr } = await writer().run('import - --notes-only --skip-unreadable', { input });
    expect(code).toBe(0);
    expect(stderr).toContain('2 new, 1 unreadable.');
  });

  it.each([
    ['Daylio', 'full_date,time,mood,note,note\n2026-03-02,21:15,good,Soup.,Fog.\n', 'note'],
    ['How We Feel', 'Date,Mood,Notes,Reflections,Takeaways,Notes\n2026-03-02,Calm,Soup.,,,Fog.\n', 'Notes'],
    ['iMoodJournal', 'Date,Hour,Minute,Level,Comment,Comment\n2026-03-02,9,0,4,Soup.,Fog.\n', 'Comment'],
    ['nearfar', 'day,felt,note,note\n2026-03-02,4,Soup.,Fog.\n', 'note'],
  ])('is named in a table of %s too', async (_, input, name) => {
    const { code, stderr } = await writer().run('import - --notes-only', { input });
    expect(stderr).toContain(`Line 1: Two columns are called "${name}", and only the last of the two can be read`);
    expect(code).toBe(1);
  });

  it.each([
    ['Diarium', '[{"date":"2026-03-02T21:15:00","heading":"","html":"Soup.","html":"Fog.","rating":4}]', '"html"'],
    ['Pixels', '[{"date":"2026-3-2","type":"Mood","scores":[4],"notes":"Soup.","notes":"Fog."}]', '"notes"'],
    ['Daily You', '[{"timeCreated":"2026-03-02T21:15:00","text":"Soup.","text":"Fog.","mood":1}]', '"text"'],
    ['Journey', '{"id":"a","date_journal":1772485200000,"text":"Soup.","text":"Fog.","sentiment":0}', '"text"'],
    [
      'Day One',
      '{"metadata":{"version":"1.0"},"entries":[{"uuid":"A","creationDate":"2026-03-02T20:00:00Z","text":"Soup.","text":"Fog."}]}',
      '"text"',
    ],
    ['jrnl', '{"entries":[{"title":"Soup.","title":"Fog.","body":"","date":"2026-03-02","time":"09:00"}]}', '"title"'],
    ['Daylio', '{"dayEntries":[{"datetime":1772485200000,"mood":2,"note":"Soup.","note":"Fog."}]}', '"note"'],
    ['nearfar', '{"schema": 1, "entries": [\n{"day":"2026-03-02","felt":4,"note":"Soup.","note":"Fog."}\n]}', '"note"'],
    ['JSON Lines', '{"day":"2026-03-02","felt":4,"note":"Soup.","note":"Fog."}\n', '"note"'],
    ['a JSON with a comma too many', '[{"date":"2026-03-02","text":"Soup.","text":"Fog.",}]', '"text"'],
  ])('is named in what %s writes too', async (_, input, name) => {
    const { code, stderr } = await writer().run('import - --notes-only', { input });
    expect(stderr).toContain(`${name} stands twice in one object, and only the last of the two can be read.`);
    expect(code).toBe(1);
  });
});
