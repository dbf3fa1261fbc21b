import { describe, expect, it } from 'vitest';
import { Cancelled, Dismissed } from '../../../src/errors.ts';
import { askSecret } from '../../../src/terminal/passphrase/ask-secret.ts';
import { fakeKeyboard, memoryOutput } from '../../support/terminal.ts';

/** Asks for a passphrase, and presses each of the keys in one go. */
async function typed(...keys: string[]): Promise<string> {
  const terminal = fakeKeyboard();
  const output = memoryOutput();
  const secret = askSecret('Passphrase: ', terminal.stream, output);
  for (const key of keys) terminal.press(key);
  try {
    return await secret;
  } finally {
    expect(output.text).toBe('Passphrase: \n');
    expect(terminal.raw).toBe(false);
  }
}

describe('a passphrase', () => {
  it.each([
    ['key by key', [...'two atoms\r']],
    ['in one go', ['two atoms\r']],
    ['as pasted text, and Enter', ['\x1b[200~two atoms\n\x1b[201~', '\r']],
    ['with what was typed before it deleted', ['no', '\x7f', '\x15', 'two atom', '\x1b[D', '\x1bb', 's', '\r']],
  ] as [string, string[]][])('may arrive %s', async (_, keys) => {
    expect(await typed(...keys)).toBe('two atoms');
  });

  it.each([
    ['\x03', Cancelled],
    ['\x1b', Dismissed],
  ])('is left by %j', async (key, reason) => {
    await expect(typed('two', key)).rejects.toBeInstanceOf(reason);
  });
});
