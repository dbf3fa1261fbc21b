import { describe, expect, it } from 'vitest';
import { FORMATS, type FormatName } from '../../src/formats/formats.ts';
import { parseMoodMap } from '../../src/formats/moods/mood-map.ts';
import { importFile } from '../support/import-file.ts';

/** The reason why a file cannot be read: the error, or that for its first unreadable place. */
async function refusal(name: FormatName, content: string): Promise<string> {
  const { read } = await FORMATS[name].load();
  try {
    return read!(importFile(content), parseMoodMap()).unreadable[0]?.why ?? 'none';
  } catch (error) {
    return (error as Error).message;
  }
}

const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

describe('the limits of a file', () => {
  it.each<[FormatName, string, string]>([
    ['json', `{"schema":1,"entries":${nested(5000)}}`, 'This JSON nests deeper than any journal.'],
    ['json', `{"schema":1,"entries":[{"day":"2026-03-02","felt":${nested(5000)}}]}`, 'This JSON nests deeper'],
    ['jsonl', `{"day":"2026-03-02","felt":${nested(5000)}}`, 'This JSON nests deeper than any journal.'],
    ['dayone', `{"entries":[{"creationDate":${nested(5000)}}]}`, 'This JSON nests deeper than any journal.'],
    ['jrnl-json', `{"entries":[{"date":"2026-03-02","tags":${nested(5000)}}]}`, 'This JSON nests deeper'],
    ['pixels', `[{"date":"2026-03-02","tags":[{"entries":${nested(5000)}}]}]`, 'This JSON nests deeper'],
    ['pixels', '{},'.repeat(10_000_000), 'This JSON holds more values than any journal.'],
    ['csv', `day,felt${',x'.repeat(1_000_000)}\n2026-03-02,3\n`, 'The table has more than 1000 columns.'],
    ['csv', `day,felt\n2026-03-02,3${',x'.repeat(1_000_000)}\n`, 'The table has more than 1000 columns.'],
    ['csv', `day,felt\n${'2\n'.repeat(2_000_002)}`, 'The table has more than 2000000 rows.'],
    ['daylio', `full_date,mood${',x'.repeat(1_000_000)}\n`, 'The table has more than 1000 columns.'],
    ['markdown', '\n'.repeat(2_000_001), 'This file has more lines than any journal.'],
    ['jrnl', '\n'.repeat(2_000_001), 'This file has more lines than any journal.'],
    ['jsonl', '\n'.repeat(2_000_001), 'This file has more lines than any journal.'],
    ['markdown', `### x\n<!-- nearfar ${'k=v '.repeat(100_000)}-->\n`, 'The comment of this entry is longer'],
  ])('of format %s are named for %.40s', async (name, content, reason) => {
    expect(await refusal(name, content)).toContain(reason);
  });

  it('leave brackets and quotes in strings alone', async () => {
    const note = `${'['.repeat(5000)}\\"${','.repeat(3_000_000 - 1_500_000)}\\\\`;
    expect(await refusal('json', `{"schema":1,"entries":[{"day":"2026-03-02","felt":3,"note":"${note}"}]}`)).toBe(
      'none',
    );
  });

  it('quote a value of the file only in part', async () => {
    const reason = await refusal('jsonl', `{"day":"${'x'.repeat(10_000)}"}`);
    expect(reason).toMatch(/^"day" is "x/);
    expect(reason.length).toBeLessThan(320);
  });
});
