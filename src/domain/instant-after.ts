/** The instant of a change: `at`, or one millisecond after `last` where the clock shows no later one. ISO 8601 in UTC. */
export function instantAfter(last: string | null, at: string): string {
  return last === null || at > last ? at : new Date(Date.parse(last) + 1).toISOString();
}
