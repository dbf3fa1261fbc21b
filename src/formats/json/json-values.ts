import { UserError } from '../../errors.ts';

/** `JSON.parse` for a file's text. @throws UserError naming the line of the mistake, where V8 tells it */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const [, line] = /\(line (\d+) column/.exec(String(error)) ?? [];
    throw new UserError(`This is not JSON${line === undefined || line === '1' ? '' : `, from line ${line} on`}.`);
  }
}

/** Whether a parsed value is an object that is neither null nor an array. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
