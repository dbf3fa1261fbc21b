/** `at`, or one millisecond after `last` where a clock has gone back behind it. Instants are ISO 8601 in UTC. */
export function laterThan(last: string | null, at: string): string {
  return last === null || at > last ? at : new Date(Date.parse(last) + 1).toISOString();
}
