/** A question of a passage or of a page, as it stands at the end of an evening, a page and a passage that is taken out. */
export function questionToTakeAlong(question: string): string {
  return `A question to take along: ${question}`;
}
