import type { ImportCollector } from '../import-collector.ts';

/** A file may have any number of fields; so many kinds of what is left out are named. */
const MAX_NAMED = 20;
const MAX_NAME_LENGTH = 40;

/** Counts the fields of an item that its reader does not know, and in which something stands. */
export function leaveOutFields(
  { leaveOut, leftOut }: ImportCollector,
  item: Readonly<Record<string, unknown>>,
  known: readonly string[],
): void {
  for (const [name, value] of Object.entries(item)) {
    if (known.includes(name) || !isFilled(value)) continue;
    const one = `field "${name.slice(0, MAX_NAME_LENGTH)}"`;
    const isNamed = leftOut.length < MAX_NAMED || leftOut.some(({ kind }) => kind.one === one);
    leaveOut(isNamed ? { one, many: one.replace('field', 'fields') } : { one: 'other field' });
  }
}

function isFilled(value: unknown): boolean {
  if (value === null || value === '' || value === false || value === 0) return false;
  return typeof value !== 'object' || Object.values(value).some(isFilled);
}
