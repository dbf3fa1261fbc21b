import type { ImportCollector } from '../import-collector.ts';

/** Kinds of attachments by the endings of their files, with what stands for one in a note. */
const KINDS: { endings: RegExp; one: string; many?: string; word: string }[] = [
  { endings: /\.(?:png|jpe?g|gif|webp|heic|heif|avif|svg|bmp|tiff?)$/i, one: 'photo', word: '[photo]' },
  { endings: /\.(?:mp4|mov|mkv|avi|webm|m4v)$/i, one: 'video', word: '[video]' },
  { endings: /\.(?:mp3|m4a|wav|ogg|opus|flac|aac|3gp)$/i, one: 'recording', word: '[audio]' },
  { endings: /\.pdf$/i, one: 'PDF', word: '[PDF]' },
];
const OTHER = { one: 'attachment', word: '[attachment]' };

/** Counts an attachment as left out. @returns what stands for it in a note, by the ending of its name */
export function leaveAttachmentOut(name: string, { leaveOut }: Pick<ImportCollector, 'leaveOut'>): string {
  const { one, word } = KINDS.find(({ endings }) => endings.test(name)) ?? OTHER;
  leaveOut({ one, why: 'nearfar keeps text' });
  return word;
}
