import type { ImportFile } from './format.ts';
import type { FormatName } from './formats.ts';
import { isZip } from './magic-bytes.ts';
import { hasChecksum } from './obsidian/checksum.ts';

/** Only the first bytes of a file are examined. */
const HEAD_BYTES = 65_536;

const JSON_PATTERNS: [pattern: RegExp, name: FormatName][] = [
  [/^\s*\{\s*"schema"\s*:/, 'json'],
  [/^\s*\{\s*"metadata"\s*:|"creationDate"\s*:/, 'dayone'],
  [/^\s*\[\s*(?:\{[^{}]*"scores"\s*:|\])/, 'pixels'],
  [/^\s*\{[^\n]*"day"\s*:\s*"/, 'jsonl'],
  [/^\s*\{\s*"(?:tags|entries)"\s*:/, 'jrnl-json'],
];

const TEXT_PATTERNS: [pattern: RegExp, name: FormatName][] = [
  [/^(?=[^\n]*\bfull_date\b)(?=[^\n]*\bmood\b)/, 'daylio'],
  [/^(?=[^\n]*\bday\b)(?=[^\n]*\bfelt\b)[^\n{#]*,/, 'csv'],
  [/^\s*\[?\d{4}-\d\d-\d\d[ T]\d{1,2}:\d\d/, 'jrnl'],
  [/^# \d{4}\r?\n/, 'markdown'],
  [/^<!-- nearfar(?:-export)? /m, 'markdown'],
];

/** Detects the format of a file by its content, not its name; null if no format matches. */
export function detectFormat(file: ImportFile): FormatName | null {
  const bytes = file.bytes();
  if (isZip(bytes)) return Buffer.from(bytes.subarray(0, HEAD_BYTES)).includes('backup.daylio') ? 'daylio' : 'dayone';
  // The head may cut a character in two; no pattern depends on its last characters.
  const head = Buffer.from(bytes.subarray(0, HEAD_BYTES))
    .toString('utf8')
    .replace(/^\uFEFF/, '');
  if (hasChecksum(head)) return 'obsidian';
  const patterns = /^\s*[{[](?!\d{4}-)/.test(head) ? JSON_PATTERNS : TEXT_PATTERNS;
  return patterns.find(([pattern]) => pattern.test(head))?.[1] ?? null;
}
