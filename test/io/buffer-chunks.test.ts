import { describe, expect, it } from 'vitest';
import { bufferChunks } from '../../src/io/buffer-chunks.ts';

describe('bufferChunks', () => {
  it('joins short strings and yields what is left at the end', () => {
    expect([...bufferChunks(['a', 'b', '', 'c'])]).toEqual(['abc']);
    expect([...bufferChunks([])]).toEqual([]);
  });

  it('yields a string once it is long enough, without splitting it', () => {
    const long = 'x'.repeat(20_000);
    expect([...bufferChunks(['a', long, 'b'])]).toEqual([`a${long}`, 'b']);
  });

  it('passes bytes through in their place between strings', () => {
    const bytes = new Uint8Array([1, 2]);
    expect([...bufferChunks(['a', 'b', bytes, 'c'])]).toEqual(['ab', bytes, 'c']);
  });
});
