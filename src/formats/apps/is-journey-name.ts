/** Whether a file is called as Journey calls the JSON of an entry, by its time in ms and an id: `1772450000000-AbC9.json`. */
export function isJourneyName(name: string): boolean {
  return /(?:^|[/\\])\d{12,14}-[\da-z]+\.json$/i.test(name) && !/(?:^|[/\\])(?:\.\.|__MACOSX)[/\\]/.test(name);
}
