import type { ImportFile } from './format.ts';
import type { FormatName } from './formats.ts';
import { isZip } from './magic-bytes.ts';
import { hasChecksum } from './obsidian/checksum.ts';

/** How much of a file is looked at. */
const HEAD = 65_536;

const JSON_SIGNS: [sign: RegExp, name: FormatName][] = [
  [/^\s*\{\s*"schema"\s*:/, 'json'],
  [/^\s*\{\s*"metadata"\s*:|"creationDate"\s*:/, 'dayone'],
  [/^\s*\[\s*(?:\{[^{}]*"scores"\s*:|\])/, 'pixels'],
  [/^\s*\{[^\n]*"day"\s*:\s*"/, 'jsonl'],
  [/^\s*\{\s*"(?:tags|entries)"\s*:/, 'jrnl-json'],
];

const TEXT_SIGNS: [sign: RegExp, name: FormatName][] = [
  [/^[^\n]*\bfull_date\b[^\n]*\bmood\b/, 'daylio'],
  [/^(?=[^\n]*\bday\b)(?=[^\n]*\bfelt\b)[^\n{#]*,/, 'csv'],
  [/^\s*\[?\d{4}-\d\d-\d\d[ T]\d{1,2}:\d\d/, 'jrnl'],
  [/^# \d{4}\r?\n/, 'markdown'],
  [/^<!-- nearfar /m, 'markdown'],
];

/** The format of a file by what it holds, whatever its name says; null for what none of them would write. */
export function detectFormat(file: ImportFile): FormatName | null {
  const bytes = file.bytes();
  if (isZip(bytes)) return Buffer.from(bytes.subarray(0, HEAD)).includes('backup.daylio') ? 'daylio' : 'dayone';
  // A character cut in two at the end of the head changes nothing that is looked for.
  const head = Buffer.from(bytes.subarray(0, HEAD))
    .toString('utf8')
    .replace(/^\uFEFF/, '');
  if (hasChecksum(head)) return 'obsidian';
  const signs = /^\s*[{[](?!\d{4}-)/.test(head) ? JSON_SIGNS : TEXT_SIGNS;
  return signs.find(([sign]) => sign.test(head))?.[1] ?? null;
}
