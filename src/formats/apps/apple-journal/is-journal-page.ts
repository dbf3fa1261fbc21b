// Apart from what reads a page, which needs a parser of HTML: every imported file is asked.

/** Whether a text begins as the page of an entry. */
export function isJournalPage(head: string): boolean {
  return /<div class=["']pageHeader["']>/.test(head) && /class=["'](?:pageContainer|assetGrid|bodyText)\b/.test(head);
}
