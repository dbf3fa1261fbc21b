import { isRecord } from '../json/json-values.ts';

export type JsonRecord = Record<string, unknown>;

/** Members of a list that are longer than this are texts, which stand on lines of their own. */
const MAX_WORD_LENGTH = 40;

/** What stands in a record, by the paths of its fields; a field that is null or an empty list is not there. */
export function cellsOfRecord(record: JsonRecord): Map<string, string> {
  const values = new Map<string, string[]>();
  const add = (path: string, value: unknown) => {
    if (Array.isArray(value)) for (const one of value) add(path, one);
    else if (isRecord(value)) for (const [name, inner] of Object.entries(value)) add(joinPath(path, name), inner);
    else if (value !== null) {
      const texts = values.get(path);
      if (texts) texts.push(String(value));
      else values.set(path, [String(value)]);
    }
  };
  add('', record);
  return new Map([...values].map(([path, texts]) => [path, texts.join(texts.every(isShort) ? ', ' : '\n')]));
}

const isShort = (text: string) => text.length <= MAX_WORD_LENGTH && !text.includes('\n');

/** The path of a field, such as `data.items`, from that of the record that it is in; '' is the path of the JSON itself. */
export const joinPath = (path: string, name: string) => (path === '' ? name : `${path}.${name}`);
