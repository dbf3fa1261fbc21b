import { closeSync, openSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readPassphraseLine } from '../../../src/terminal/passphrase/read-passphrase-line.ts';
import { freshFolder } from '../../support/fresh-folder.ts';

it.each([
  ['a byte order mark', '\ufeffseven green boats\n'],
  ['the line end of Windows', 'seven green boats\r\n'],
  ['no line end', 'seven green boats'],
])('reads a passphrase from a file with %s', (_, content) => {
  const file = join(freshFolder(), 'passphrase.txt');
  writeFileSync(file, content);
  const descriptor = openSync(file, 'r');
  try {
    expect(readPassphraseLine(descriptor)).toBe('seven green boats');
  } finally {
    closeSync(descriptor);
  }
});
