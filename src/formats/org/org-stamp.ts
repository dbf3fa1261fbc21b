/** A time stamp of Org, active or not, with the weekday in any language: `<2014-11-24 Mon 21:15>`, `[2014-11-24]`. */
const STAMP = /[[<](\d{4}-\d\d-\d\d)(?:[ \t]+[^\s\d>\]+-][^\s>\]]*)?([^>\]\n]*)[\]>]/.source;
const ALONE = new RegExp(`^${STAMP}$`);
const AT_AN_END = new RegExp(`^${STAMP}(?=\\s|$)|(?<=\\s)${STAMP}$`);

/** A time stamp without its brackets and its weekday; any other text without brackets around it. */
export function withoutBrackets(text: string): string {
  const trimmed = text.trim();
  return ALONE.test(trimmed) ? trimmed.replace(ALONE, '$1$2').trim() : trimmed.replace(/^[[<](.*)[\]>]$/, '$1');
}

/** A title that is a time stamp, or has one before or behind its words, apart; null for any other. */
export function splitStamp(title: string): { stamp: string; words: string } | null {
  const [stamp] = AT_AN_END.exec(title.trim()) ?? [];
  return stamp === undefined
    ? null
    : { stamp: withoutBrackets(stamp), words: title.trim().replace(AT_AN_END, '').trim() };
}
