import type { ImportResult } from '../../src/formats/format.ts';

/** What was read; throws what the writer would be asked, with the flags that are proposed, if that is anything. */
export function assertNotAsked<Result extends Pick<ImportResult, 'choices'>>(result: Result): Result {
  if (result.choices.length === 0) return result;
  throw new Error(result.choices.map(({ flag, value = '', why }) => `${flag} ${value}: ${why}`).join('\n'));
}
