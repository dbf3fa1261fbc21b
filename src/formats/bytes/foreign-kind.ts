import { isZip } from './magic-bytes.ts';

/** A kind of file that no journal is read from, in words. */
export interface ForeignKind {
  /** Such as `a PDF`. */
  what: string;
  /** What to do to bring in what it holds: a sentence. */
  next: string;
}

const EXPORT = 'Export the journal from its program as text, CSV or JSON, and give that file.';
/** For what people can read, but programs only with effort. */
const OR_COPY =
  'Export the journal from its program as text, CSV or JSON, and give that file. Where that cannot be, copy its text into a file such as diary.txt, each day below its date, and give that with --notes-only.';

/** What to do with a journal of Day One's first version, of which every entry is a file. */
export const DAY_ONE_CLASSIC: ForeignKind = {
  what: 'an entry of Day One Classic',
  next: 'Open the journal in Day One, export it there as JSON, and give that file.',
};
const SPREADSHEET: ForeignKind = {
  what: 'a spreadsheet',
  next: 'Open it in its program, save it as CSV, and give that file.',
};
const DOCUMENT: ForeignKind = {
  what: 'a document of a word processor',
  next: 'Open it in its program, save it as plain text, and give that file.',
};
const OFFICE: ForeignKind = {
  what: 'a file of an office program',
  next: 'Open it there, save it as CSV or plain text, and give that file.',
};
const MAIL: ForeignKind = {
  what: 'a mail',
  next: 'Save its text in a file that is named after its day, such as 2026-03-02.txt, and give that file with --notes-only.',
};
const IMAGE: ForeignKind = { what: 'an image', next: EXPORT };
const ARCHIVE: ForeignKind = {
  what: 'an archive',
  next: 'Unpack it, and give the folder or the file that was in it.',
};

/** The first bytes of files that are no text, in hexadecimal. */
const FIRST_BYTES: [bytes: RegExp, kind: ForeignKind][] = [
  [/^d0cf11e0/, OFFICE],
  // PNG, JPEG, GIF, TIFF, WebP, and HEIC or AVIF.
  [/^(?:89504e47|ffd8ff|47494638|49492a00|4d4d002a|52494646.{8}57454250|.{8}66747970(?:68656|61766|6d696))/, IMAGE],
  // gzip, 7z, RAR, xz, bzip2 and zstd.
  [/^(?:1f8b|377abcaf|52617221|fd377a58|425a68|28b52ffd)/, ARCHIVE],
];

/** How texts begin that are no journal. */
const FIRST_WORDS: [words: RegExp, kind: ForeignKind][] = [
  [/^%PDF-/, { what: 'a PDF', next: OR_COPY }],
  [/^\{\\rtf/, DOCUMENT],
  [
    /^bplist00[\s\S]*NSURLNameKey/,
    {
      what: 'the place of a file that is still in iCloud',
      next: 'Download the file in the Finder or in Files, and give it then.',
    },
  ],
  [
    /^\{(?=[^}]*"doc_id"\s*:)[^}]*\}\s*$/,
    {
      what: 'a link to a document of Google, and not the document',
      next: 'Open it there, download it as plain text or CSV, and give that file.',
    },
  ],
  [/^BEGIN:VCALENDAR/, { what: 'a calendar', next: EXPORT }],
  [/^(?:<\?xml[^>]*>\s*)?(?:<!doctype svg[^>]*>\s*)?<svg[\s>]/i, IMAGE],
  [/^(?:<\?xml[^>]*>\s*)?(?:<!doctype html|<html|<head|<body)/i, { what: 'a web page', next: OR_COPY }],
  [/^<\?xml[^>]*>\s*<!doctype plist[^>]*>[\s\S]*<key>(?:Creation Date|Entry Text)<\/key>/i, DAY_ONE_CLASSIC],
  [/^(?:<\?xml|<!doctype)/i, { what: 'XML of no program that I know', next: OR_COPY }],
];

/** The line above each mail in a file of several. */
const ABOVE_MAIL = /^From \S+ +(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} +\d/;
/** The first lines that have the form of headers, with those that go on below. */
const HEADERS = /^(?:[A-Z][\w-]*:[^\n]*\n(?:[ \t]+\S[^\n]*\n)*)+/;
const NAME_OF_MAIL =
  /^(Return-Path|Delivered-To|Received|Message-I[Dd]|M(?:IME|ime)-Version|From|To|C[cC]|Subject|Date|Reply-To|Content-[\w-]+|X-[\w-]+):/gm;
/** Headers that only a mail has: a note too may begin with a date, and with whom it is about. */
const ONLY_OF_MAIL = /^(?:Return-Path|Delivered-To|Received|Message-I[Dd]|M(?:IME|ime)-Version|From(?=:.*@)):/m;

/** How files are called in the zips that office programs write. */
const NAMES_IN_ZIP: [name: RegExp, kind: ForeignKind][] = [
  [/^xl\//, SPREADSHEET],
  [/^word\//, DOCUMENT],
  [/^Index\/Document\.iwa$/, OFFICE],
];

/** What a file is that is no export of a journal, by how it begins and, in a zip, by `names`; null if that does not show. */
export function foreignKind(bytes: Uint8Array, names: readonly string[]): ForeignKind | null {
  const head = Buffer.from(bytes.subarray(0, 1024));
  const text = head.toString('utf8').replace(/^[\uFEFF\s]+/, '');
  if (!isZip(bytes))
    return (
      FIRST_BYTES.find(([first]) => first.test(head.toString('hex', 0, 16)))?.[1] ??
      FIRST_WORDS.find(([first]) => first.test(text))?.[1] ??
      (isMail(text) ? MAIL : null)
    );
  const [, office] = /mimetypeapplication\/vnd\.oasis\.opendocument\.(spreadsheet|text)/.exec(text) ?? [];
  if (office !== undefined) return office === 'text' ? DOCUMENT : SPREADSHEET;
  return NAMES_IN_ZIP.find(([pattern]) => names.some((name) => pattern.test(name)))?.[1] ?? null;
}

function isMail(text: string): boolean {
  if (ABOVE_MAIL.test(text)) return true;
  const [headers = ''] = HEADERS.exec(text) ?? [];
  const names = new Set([...headers.matchAll(NAME_OF_MAIL)].map(([, name]) => name));
  return names.size > 1 && ONLY_OF_MAIL.test(headers);
}
