import { parse } from 'yaml';
import { UserError } from '../../errors.ts';
import { isRecord } from '../json/json-values.ts';
import { FRONT_MATTER_LIMIT } from './checksum.ts';

/** @throws UserError if there is no front matter, or it is too long */
export function splitFrontMatter(text: string): { frontMatter: string; body: string } {
  // An editor on Windows may have saved the file with CRLF.
  const normalized = text.startsWith('---\r\n') ? text.replaceAll('\r\n', '\n') : text;
  const end = normalized.indexOf('\n---\n');
  if (!normalized.startsWith('---\n') || end < 0)
    throw new UserError('There is no front matter between two lines of ---.');
  if (end > FRONT_MATTER_LIMIT) throw new UserError('The front matter is longer than any of ours.');
  return { frontMatter: normalized.slice(4, end + 1), body: normalized.slice(end + '\n---\n'.length) };
}

/** @throws UserError if the front matter is not a YAML mapping */
export function parseFrontMatter(yaml: string): Record<string, unknown> {
  let properties: unknown;
  try {
    properties = parse(yaml, { schema: 'core', strict: true, uniqueKeys: true, maxAliasCount: 0, logLevel: 'error' });
  } catch (error) {
    const [reason] = (error instanceof Error ? error.message : '').split('\n');
    throw new UserError(`The front matter is not YAML that I read: ${reason!.replace(/:$/, '')}.`);
  }
  if (!isRecord(properties)) throw new UserError('The front matter is not a list of properties.');
  return properties;
}
