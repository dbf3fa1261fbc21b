import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { likelyEncoding } from '../../src/formats/bytes/likely-encoding.ts';
import { freshFolder } from '../support/fresh-folder.ts';
import { writer } from '../support/world.ts';

/** A line of a table in base64, and what it says. */
const LINES: [encoding: string, bytes: string, text: string][] = [
  [
    'shift_jis',
    'MjAyNi0wMy0wMixvayyNoZP6gs2JSoLFgrWCvYFCiOqPj4LJi0GCwYK9gUIK',
    '\u4eca\u65e5\u306f\u96e8\u3067\u3057\u305f\u3002\u4e00\u7dd2\u306b\u5e30\u3063\u305f\u3002',
  ],
  [
    'euc-jp',
    'MjAyNi0wMy0wMixvayy6o8b8pM+xq6THpLekv6GjsOy976TLtaKkw6S/oaMK',
    '\u4eca\u65e5\u306f\u96e8\u3067\u3057\u305f\u3002\u4e00\u7dd2\u306b\u5e30\u3063\u305f\u3002',
  ],
  [
    'euc-kr',
    'MjAyNi0wMy0wMixvayy/wLTDwLoguvGwoSC/1LTZLiCwsMDMILDJvvq02S4K',
    '\uc624\ub298\uc740 \ube44\uac00 \uc654\ub2e4. \uac19\uc774 \uac78\uc5c8\ub2e4.',
  ],
  [
    'gb18030',
    'MjAyNi0wMy0wMixvayy98czsztLDx9K7xvC72LzSo6zPwsHL0ru149PqoaMK',
    '\u4eca\u5929\u6211\u4eec\u4e00\u8d77\u56de\u5bb6\uff0c\u4e0b\u4e86\u4e00\u70b9\u96e8\u3002',
  ],
  [
    'big5',
    'MjAyNi0wMy0wMixvayyktaTRp9qtzKRAsF+mXq5hoUGkVaRGpEDCSatCoUMK',
    '\u4eca\u5929\u6211\u5011\u4e00\u8d77\u56de\u5bb6\uff0c\u4e0b\u4e86\u4e00\u9ede\u96e8\u3002',
  ],
  [
    'windows-1251',
    'MjAyNi0wMy0wMixvayzR5ePu5O3/IOH76yDk7ubk/CDs+yD46+gg5O7s7ukuCg==',
    '\u0421\u0435\u0433\u043e\u0434\u043d\u044f \u0431\u044b\u043b \u0434\u043e\u0436\u0434\u044c \u043c\u044b \u0448\u043b\u0438 \u0434\u043e\u043c\u043e\u0439.',
  ],
  [
    'koi8-r',
    'MjAyNi0wMy0wMixvayzzxcfPxM7RIMLZzCDEz9bE2CDN2SDbzMkgxM/Nz8ouCg==',
    '\u0421\u0435\u0433\u043e\u0434\u043d\u044f \u0431\u044b\u043b \u0434\u043e\u0436\u0434\u044c \u043c\u044b \u0448\u043b\u0438 \u0434\u043e\u043c\u043e\u0439.',
  ],
  [
    'ibm866',
    'MjAyNi0wMy0wMixvayyRpaOupK3vIKHrqyCkrqak7CCs6yDoq6ggpK6srqkuCg==',
    '\u0421\u0435\u0433\u043e\u0434\u043d\u044f \u0431\u044b\u043b \u0434\u043e\u0436\u0434\u044c \u043c\u044b \u0448\u043b\u0438 \u0434\u043e\u043c\u043e\u0439.',
  ],
  [
    'windows-1253',
    'MjAyNi0wMy0wMixvayzT3uzl8eEg3eLx5fflIOrh6SDw3uPh7OUg8/Df9OkuCg==',
    '\u03a3\u03ae\u03bc\u03b5\u03c1\u03b1 \u03ad\u03b2\u03c1\u03b5\u03c7\u03b5 \u03ba\u03b1\u03b9 \u03c0\u03ae\u03b3\u03b1\u03bc\u03b5 \u03c3\u03c0\u03af\u03c4\u03b9.',
  ],
  [
    'windows-1255',
    'MjAyNi0wMy0wMixvayzk6eXtIOn44yDi+e0g5eTs6/DlIOTh6frkLgo=',
    '\u05d4\u05d9\u05d5\u05dd \u05d9\u05e8\u05d3 \u05d2\u05e9\u05dd \u05d5\u05d4\u05dc\u05db\u05e0\u05d5 \u05d4\u05d1\u05d9\u05ea\u05d4.',
  ],
  [
    'windows-1256',
    'MjAyNi0wMy0wMixvayzH4e3m4yDk0uEgx+Hj2NEg5uPU7eTHIMXh7CDH4cjtyi4K',
    '\u0627\u0644\u064a\u0648\u0645 \u0646\u0632\u0644 \u0627\u0644\u0645\u0637\u0631 \u0648\u0645\u0634\u064a\u0646\u0627 \u0625\u0644\u0649 \u0627\u0644\u0628\u064a\u062a.',
  ],
  [
    'windows-874',
    'MjAyNi0wMy0wMixvayzH0bm51em9ubWhIODD0uC01LmhxdG6uunSuQo=',
    '\u0e27\u0e31\u0e19\u0e19\u0e35\u0e49\u0e1d\u0e19\u0e15\u0e01 \u0e40\u0e23\u0e32\u0e40\u0e14\u0e34\u0e19\u0e01\u0e25\u0e31\u0e1a\u0e1a\u0e49\u0e32\u0e19',
  ],
  [
    'windows-1250',
    'MjAyNi0wMy0wMixvayxEemmcIHBhZGGzbyB3cvNjaWxpnG15IHJhemVtILO5a7kuCg==',
    'Dzi\u015b pada\u0142o wr\xf3cili\u015bmy razem \u0142\u0105k\u0105.',
  ],
];

function tableOf(bytes: Uint8Array | string): string {
  const path = join(freshFolder(), 'a.csv');
  writeFileSync(path, Buffer.concat([Buffer.from('date,mood,note\n'), Buffer.from(bytes)]));
  return path;
}

const notesOf = async (me: ReturnType<typeof writer>) =>
  JSON.parse((await me.run('list --json')).out).entries.map(({ note }: { note: string }) => note);

describe('a file in another encoding', () => {
  it.each(LINES)('in %s is asked about, and comes in by the line that is proposed', async (encoding, bytes, text) => {
    const me = writer();
    const path = tableOf(Buffer.from(bytes, 'base64'));
    const refused = await me.run(['import', path, '--map', 'ok=4']);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain(
      `--encoding ${encoding}\n  a.csv is not UTF-8. In ${encoding} it reads: 2026-03-02,ok,`,
    );
    expect(refused.stderr).toContain(` --map ok=4 --encoding ${encoding}\n`);
    await me.run(['import', path, '--map', 'ok=4', '--encoding', encoding]);
    expect(await notesOf(me)).toEqual([`mood: ok\n${text}`]);
  });

  it.each([
    'Gef\u00fchl, sch\u00f6n, gr\u00f6\u00dfer, \u00fcber die Stra\u00dfe',
    '\u00e9t\u00e9 l\u00e0 o\u00f9 \u00e7a na\u00efve \u00e0 No\u00ebl',
    'ma\u00f1ana, ni\u00f1o, coraz\u00f3n \u00bfqu\u00e9? \u00a1s\u00ed!',
    'n\u00e3o, a\u00e7\u00e3o, voc\u00ea \u00e9, \u00e0s tr\u00eas',
    '\u00a35, \u00bd',
  ])('in Windows-1252 is read as that: %s', (text) => {
    expect(likelyEncoding(Buffer.from(text, 'latin1'))).toBeNull();
    expect(likelyEncoding(Buffer.from(text))).toBeNull();
  });

  it('is read as --encoding says, by any of its names', async () => {
    const me = writer();
    const path = tableOf(Buffer.from('2026-03-02,good,"K\u00b9, na pewno."\n', 'latin1'));
    const { stderr } = await me.run(['import', path, '--encoding', 'CP1250']);
    expect(stderr).not.toContain('Windows-1252');
    expect(await notesOf(me)).toEqual(['mood: good\nK\u0105, na pewno.']);
    const utf16 = join(freshFolder(), 'b.csv');
    writeFileSync(utf16, Buffer.from('\u65e5,mood\n2026-03-03,good\n', 'utf16le'));
    expect((await me.run(['import', utf16, '--encoding', 'utf-16le', '--columns', 'day=\u65e5'])).code).toBe(0);
  });

  it.each<[string[], string]>([
    [['--encoding', 'klingon'], '"klingon" is no encoding that I know.\nSuch as: windows-1252'],
    [['--encoding', 'utf-8'], 'a.csv is no text in utf-8.\nName another, or leave out --encoding'],
    [[], 'is not UTF-8 text.\nSave it as UTF-8 and try again, or bring it in by nearfar import with its encoding'],
  ])('is refused with %j', async (flags, why) => {
    const path = tableOf(Buffer.from([0x81, 0x20, 0x8d, 0x20, 0xff, 0x0a]));
    expect((await writer().run(['import', path, ...flags])).stderr).toContain(why);
  });

  it('is no standard input', async () => {
    const { stderr } = await writer().run('import - --encoding shift_jis', { input: 'date,mood\n' });
    expect(stderr).toContain('Standard input is read as UTF-8.\nGive the name of a file with --encoding.');
  });
});
