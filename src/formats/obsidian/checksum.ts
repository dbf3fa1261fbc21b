import { createHash } from 'node:crypto';

/** Front matter longer than this is not ours, which takes a tenth of it: a parser given a million keys would not end. */
export const FRONT_MATTER_LIMIT = 16_384;

const SEAL = /^nearfar: ([0-9a-f]{16})\r?\n/m;

/** A file of front matter and text with a property that tells whether somebody changed it later. */
export function withChecksum(matter: string, body: string): string {
  return `---\n${matter}nearfar: ${hashOf(`---\n${matter}---\n${body}`)}\n---\n${body}`;
}

/** Whether the front matter of a text has nearfar's mark. */
export function hasChecksum(text: string): boolean {
  return text.startsWith('---') && SEAL.test(text.slice(0, FRONT_MATTER_LIMIT));
}

/** Whether nearfar wrote this file and nobody has changed it since. */
export function isUnmodified(text: string): boolean {
  const [line, hash] = SEAL.exec(text.slice(0, FRONT_MATTER_LIMIT)) ?? [];
  return line !== undefined && hashOf(text.replace(line, '')) === hash;
}

/** Sixteen hexadecimal digits with a letter at each end, which no YAML takes for a number. */
function hashOf(text: string): string {
  return `f${createHash('sha256').update(text).digest('hex').slice(0, 14)}d`;
}
