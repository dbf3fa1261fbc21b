import { describe, expect, it } from 'vitest';
import { passphraseStrength } from '../../src/domain/passphrase-strength.ts';

describe('the strength of a passphrase', () => {
  it.each([
    ['', 'too short'],
    ['marmite', 'too short'],
    ['marmites', 'weak'],
    ['aaaaaaaaaaaaaaaaaaaaaaaaa', 'weak'],
    ['12345678901234567890', 'weak'],
    ['Marmite-2026', 'fair'],
    ['two blue lamps', 'fair'],
    ['two blue lamps behind a river', 'strong'],
    ['Pf8!vq-Zk2.wLx0#', 'strong'],
  ])('of "%s" is %s', (passphrase, strength) => {
    expect(passphraseStrength(passphrase)).toBe(strength);
  });
});
