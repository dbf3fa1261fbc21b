import { shellWord } from '../flag-pairs.ts';

/** How encrypted texts begin, or what stands in them, with the name of what wrote them and what to do. */
const KINDS: [pattern: RegExp, what: string, next: string][] = [
  [
    /"enc_item_key"\s*:\s*"[^"]/,
    'a backup of Standard Notes that is encrypted',
    'Make a backup there that is decrypted, and give the texts in it.',
  ],
  [
    /^encryption_applied: 1\s*$/m,
    'a note that Joplin has encrypted',
    'Wait until Joplin has decrypted its notes, export them there as Markdown with front matter, and give that folder.',
  ],
  [/^-----BEGIN PGP MESSAGE-----/, 'encrypted', 'Decrypt it by gpg --decrypt FILE > diary.txt and give diary.txt.'],
  [/^age-encryption\.org\/v1/, 'encrypted', 'Decrypt it by age --decrypt FILE > diary.txt and give diary.txt.'],
  [
    /^(?:Salted__|U2FsdGVkX1|\$ANSIBLE_VAULT)/,
    'encrypted',
    'Decrypt it in the program that wrote it, and give that file.',
  ],
];
/** How files are called that are encrypted, whatever stands in them. */
const NAMES = /\.(?:gpg|pgp|p7m|age|enc|aes|kdbx)$/i;
const DECRYPT = 'Decrypt it in the program that wrote it, and give what comes out.';

/** What a file is that another program has encrypted, and what to do; null for any other. */
export function encryptedKind(text: string, name: string): { what: string; next: string } | null {
  const [, what, next] = KINDS.find(([pattern]) => pattern.test(text.trimStart())) ?? [];
  if (what !== undefined) return { what, next: next!.replace('FILE', () => shellWord(name)) };
  return NAMES.test(name) ? { what: 'encrypted', next: DECRYPT } : null;
}
