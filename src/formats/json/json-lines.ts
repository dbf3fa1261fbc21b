import { UserError } from '../../errors.ts';
import type { Format } from '../format.ts';
import { importCollector, parseJson, readImportedEntry } from '../import-collector.ts';

/** Longest line, in UTF-16 units: the longest note with each character escaped, and room for the rest. */
const LINE_LIMIT = 13_000_000;

/** One entry a line, as `{"day": "2026-03-02", "felt": 4}`; empty lines are left out. */
export const jsonLines: Format = {
  read(file) {
    const gathered = importCollector();
    const text = file.text();
    let number = 0;
    for (let from = 0; from <= text.length; ) {
      const end = text.indexOf('\n', from);
      const line = text.slice(from, end < 0 ? text.length : end);
      from += line.length + 1;
      number += 1;
      if (line.trim() === '') continue;
      gathered.addEntry(`line ${number}`, () => {
        if (line.length > LINE_LIMIT) throw new UserError('This line is longer than any entry can be.');
        return readImportedEntry(parseJson(line));
      });
    }
    return gathered;
  },
};
