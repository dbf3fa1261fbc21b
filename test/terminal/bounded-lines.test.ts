import { describe, expect, it } from 'vitest';
import { boundedLines } from '../../src/terminal/bounded-lines.ts';

const LONG = 'a'.repeat(9_000_000);

async function linesOf(...chunks: string[]): Promise<string[]> {
  async function* input() {
    for (const chunk of chunks) yield Buffer.from(chunk);
  }
  const lines: string[] = [];
  for await (const line of boundedLines(input())) lines.push(line);
  return lines;
}

describe('the lines of a stream', () => {
  it('may be longer together than any one of them may be', async () => {
    const lines = await linesOf(`${LONG}\n`, `${LONG}\n`, LONG);
    expect(lines.map(({ length }) => length)).toEqual([LONG.length, LONG.length, LONG.length]);
  });

  it('end where one is longer than any entry can be, which is named by its number', async () => {
    await expect(linesOf('{}\n', LONG, LONG)).rejects.toThrow('Line 2 is longer than any entry can be.');
  });

  it('are given without their ends, also those of Windows, and the last also without an end', async () => {
    expect(await linesOf('one\r\ntw', 'o\n\nthree')).toEqual(['one', 'two', '', 'three']);
  });
});
