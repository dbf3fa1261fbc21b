/** What stands in a note in place of an attachment, by Day One's name of its kind. */
export const MEDIA_WORDS: Readonly<Record<string, string>> = {
  photo: '[photo]',
  video: '[video]',
  audio: '[audio]',
  pdfAttachment: '[PDF]',
};

/**
 * The Markdown of an entry as the writer typed it: Day One puts a backslash before every character that could mean
 * something in Markdown, and an address such as `dayone-moment:/video/ID` where an attachment stands.
 */
export function plainDayOneMarkdown(text: string): string {
  const withWords = text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/!\[[^\]\n]*\]\(dayone-moment:\/*(?:([a-z]+)\/)?[^)\n]*\)/gi, (_, kind?: string) => {
      const known = Object.keys(MEDIA_WORDS).find((name) => name.toLowerCase() === kind?.toLowerCase());
      return MEDIA_WORDS[known ?? (kind === undefined ? 'photo' : '')] ?? '[attachment]';
    })
    // What stands for an attachment in the editor of Day One.
    .replaceAll('\ufffc', '');
  // Within code a backslash is one.
  return withWords
    .split(/(```[\s\S]*?(?:```|$)|(?<!\\)`[^`\n]+`)/)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(/\\([!-/:-@[-`{-~])/g, '$1')))
    .join('')
    .trim();
}
