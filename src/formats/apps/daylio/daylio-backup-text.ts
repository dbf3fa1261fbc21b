/** As many characters of base64 as give whole bytes. */
const HEAD_LENGTH = 64_000;

/** Whether a text is what stands in a backup of Daylio: JSON, or the base64 of it. Only its beginning is examined. */
export function isBackupText(text: string): boolean {
  const head = text.slice(0, HEAD_LENGTH);
  return /^\s*\{[\s\S]*"(?:dayEntries|customMoods|tag_groups)"\s*:/.test(
    /^\uFEFF?\s*e[w-z0-9+/]/.test(head) ? backupText(head) : head,
  );
}

/** The JSON of a backup, which Daylio writes in base64. */
export function backupText(text: string): string {
  return /^\uFEFF?\s*\{/.test(text) ? text : Buffer.from(text, 'base64').toString('utf8');
}
