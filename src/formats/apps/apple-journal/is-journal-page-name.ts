/** Whether Apple's Journal calls the page of an entry so: `Entries/2026-03-02_By_the_river.html`. */
export function isJournalPageName(name: string): boolean {
  return /^(?!__MACOSX)(?:.*[/\\])?Entries[/\\]\d{4}-\d\d-\d\d[^/\\]*\.html$/i.test(name);
}
