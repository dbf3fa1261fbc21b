import { describe, expect, it } from 'vitest';
import { parsePartnerName } from '../../src/domain/parse-partner-name.ts';

describe('parsePartnerName', () => {
  it('keeps a name without the spaces around it, in the composed form', () => {
    expect(parsePartnerName('  Ana María \n')).toBe('Ana María');
    expect(parsePartnerName('Zoe\u0308')).toBe('Zo\u00eb');
    expect(parsePartnerName('می\u200cنا')).toBe('می\u200cنا');
  });

  it('counts characters, not their bytes, up to 40', () => {
    expect(parsePartnerName('🌻'.repeat(40))).toBe('🌻'.repeat(40));
    expect(() => parsePartnerName('a'.repeat(41))).toThrow('The name is too long: it can have 40 characters.');
  });

  it.each(['', ' \t\n', 'Ana\x1b[2J', 'An\na', 'Ana\u202e', 'An\u0000a', 'Ana\ud83c', 'A\u2028b'])(
    'refuses %j in a sentence',
    (name) => {
      expect(() => parsePartnerName(name)).toThrow(/^The name (is empty|has characters)/);
    },
  );
});
