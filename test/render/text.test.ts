import fc from 'fast-check';
import stringWidth from 'fast-string-width';
import { wrapAnsi } from 'fast-wrap-ansi';
import { describe, expect, it } from 'vitest';
import { UNICODE_GLYPHS } from '../../src/render/glyphs.ts';
import { displayWidth, escapeControls, joinWithAnd, PROSE_WIDTH, padToWidth, wrap } from '../../src/render/text.ts';

const FAMILY = '👩‍👩‍👧‍👦';
const WIDE = '日本語の日記を毎晩書いている。'.repeat(8);
const RTL = 'היום היה רחוק ובכל זאת קרוב מאוד '.repeat(8).trim();

describe('the width of a text', () => {
  it.each([
    ['near', 4],
    ['日本語', 6],
    ['é', 1],
    ['e\u0301', 1],
    [FAMILY, 2],
    ['🇵🇹', 2],
    ['\x1b[35mnear\x1b[39m', 4],
    ['רחוק', 4],
  ])('%j takes %i cells', (text, cells) => expect(displayWidth(text)).toBe(cells));

  it('is one cell for each character that the built program does not ask the library about', async () => {
    const standIn = new URL('../../bin/stand-ins/fast-string-width.mjs', import.meta.url);
    const { ONE_CELL_EACH } = await import(standIn.href);
    const characters = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code));
    const oneCell = characters.filter((character) => ONE_CELL_EACH.test(character));
    expect(oneCell.length).toBeGreaterThan(90);
    expect(oneCell.filter((character) => stringWidth(character) !== 1)).toEqual([]);
  });

  it('is known to the built program without the library for all that pictures are made of', async () => {
    const { ONE_CELL_EACH } = await import(new URL('../../bin/stand-ins/fast-string-width.mjs', import.meta.url).href);
    for (const glyph of Object.values(UNICODE_GLYPHS).flat()) expect(glyph).toMatch(ONE_CELL_EACH);
  });

  it('is known to the built program without the library where only colours are added to such characters', async () => {
    const standIn = new URL('../../bin/stand-ins/fast-string-width.mjs', import.meta.url);
    const { default: widthInBuild } = await import(standIn.href);
    // It asks the library as a chunk of the build, which there is none of here.
    const colours = '\x1b[1m\x1b[35m(  ◈  )\x1b[39m\x1b[22m felt 4';
    expect(widthInBuild(colours)).toBe(stringWidth(colours));
    expect(() => widthInBuild('日本語')).toThrow('string-width');
  });
});

describe.each([20, 60, 80, 140])('wrapping at %i', (width) => {
  const room = Math.min(width, PROSE_WIDTH);

  it.each([
    ['words', 'a long evening with few words in it '.repeat(12).trim()],
    ['wide characters', WIDE],
    ['families', Array(60).fill(FAMILY).join(' ')],
    ['families without a space', FAMILY.repeat(60)],
    ['right-to-left words', RTL],
    ['one endless word', 'a'.repeat(500)],
  ])('fits %s into the width and loses none', (_, text) => {
    const lines = wrap(text, width, '  ');
    for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(room);
    expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
  });
});

describe('wrapping', () => {
  it('fits any text into the width and loses no character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.integer({ min: 4, max: 100 }), (text, width) => {
        const plain = escapeControls(text);
        const lines = wrap(plain, width);
        for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(width);
        // Wrapping normalises the text to NFC.
        expect(lines.join('').replace(/\s/g, '')).toBe(plain.normalize().replace(/\s/g, ''));
      }),
    );
  });

  it('gives a path that is longer than a line of prose a line of its own, whole as far as the window allows', () => {
    const path = `/home/ana/${'folder/'.repeat(10)}journal`;
    expect(wrap(`The journal is in ${path} and stays there.`, 120)).toEqual([
      'The journal is in',
      path,
      'and stays there.',
    ]);
    expect(wrap(path, 60)).toEqual([path.slice(0, 60), path.slice(60)]);
  });

  it('breaks no command where it has room on a line', () => {
    const text = 'The last entry is from 8 March 2026. To see its weeks: nearfar trends --to 2026-03-08';
    const command = 'nearfar trends --to 2026-03-08';
    expect(wrap(text, 60)).toEqual(['The last entry is from 8 March 2026. To see its weeks:', command]);
    expect(wrap(text, 60, '  ').at(-1)).toBe(`  ${command}`);
    expect(wrap(text, 44)).toEqual(['The last entry is from 8 March 2026. To see', `its weeks: ${command}`]);
    expect(wrap(text, 20).join(' ')).toBe(text);
    expect(wrap('See: nearfar trends --all', 60)).toEqual(['See: nearfar trends --all']);
    expect(wrap('To end that before it is over: nearfar settings hold off', 40)).toEqual([
      'To end that before it is over:',
      'nearfar settings hold off',
    ]);
  });

  it('breaks no command within a sentence before its flags and days', () => {
    expect(wrap('What you wrote is kept as a draft; nearfar write 2026-03-08 goes on with it.', 50)).toEqual([
      'What you wrote is kept as a draft;',
      'nearfar write 2026-03-08 goes on with it.',
    ]);
    expect(wrap('It will come less often. nearfar passages --mine lists them.', 40)).toEqual([
      'It will come less often.',
      'nearfar passages --mine lists them.',
    ]);
    expect(wrap('It is locked for good: nearfar asks for the passphrase.', 40)).toEqual([
      'It is locked for good: nearfar asks for',
      'the passphrase.',
    ]);
  });

  it('leaves an empty line empty, with any indent', () => expect(wrap('', 60, '  ')).toEqual(['']));
});

describe('padding', () => {
  it.each(['near', '日本', FAMILY, ''])('pads %j to ten cells', (text) =>
    expect(displayWidth(padToWidth(text, 10))).toBe(10),
  );
  it('does not cut a text that is too long', () => expect(padToWidth('日本語の日記', 4)).toBe('日本語の日記'));
});

describe('escaping control characters', () => {
  it.each([
    ['a\r\nb\rc', 'a\nb\nc'],
    ['a\tb', 'a  b'],
    ['\x1b[31m', '\\x1B[31m'],
    ['\x9b31m', '\\x9B31m'],
    ['\x07', '\\x07'],
    [`${FAMILY} 日本 רחוק`, `${FAMILY} 日本 רחוק`],
  ])('turns %j into %j', (text, shown) => expect(escapeControls(text)).toBe(shown));
});

describe('joining words with and', () => {
  it.each([
    [[], ''],
    [['a'], 'a'],
    [['a', 'b'], 'a and b'],
    [['a', 'b', 'c'], 'a, b and c'],
  ])('%j is %j', (words, text) => expect(joinWithAnd(words)).toBe(text));
});

describe('text of one cell a character', () => {
  it('measures every character as the library does', () => {
    for (let code = 0x20; code < 0x3000; code += 1) {
      const character = String.fromCharCode(code);
      expect(displayWidth(character), `U+${code.toString(16)}`).toBe(stringWidth(character));
    }
  });

  it('wraps as the library does', () => {
    const words = fc.array(fc.string({ unit: fc.constantFrom(...'abcdé–…'), maxLength: 12 }), { minLength: 1 });
    fc.assert(
      fc.property(words, fc.integer({ min: 12, max: 60 }), (list, width) => {
        const text = list.join(' ');
        expect(wrap(text, width)).toEqual(wrapAnsi(text, width, { hard: true, trim: true }).split('\n'));
      }),
    );
  });
});
