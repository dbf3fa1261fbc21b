import { ENTRY_FIELDS } from '../../domain/entry.ts';
import { UserError } from '../../errors.ts';
import type { Format } from '../format.ts';
import { importCollector, readImportedEntry } from '../import-collector.ts';
import { leaveOutFields } from '../left-out/leave-out-fields.ts';
import { ITEMS_PER_CALL } from '../reading-progress.ts';
import { assertFewLines } from '../split-lines.ts';
import { isRecord, parseJson } from './json-values.ts';

/** Longest line, in UTF-16 units: the longest note with each character as a \u escape, and room for the other fields. */
const LINE_LIMIT = 13_000_000;

const ENTRY_KEYS = [...ENTRY_FIELDS, 'late'];

/** One entry a line, as `{"day": "2026-03-02", "felt": 4}`. Empty lines are skipped. Only read, not written. */
export const jsonLines: Format = {
  read(file, _, { onProgress } = {}) {
    const collector = importCollector();
    const text = file.text();
    assertFewLines(text);
    let number = 0;
    for (let from = 0; from <= text.length; ) {
      const end = text.indexOf('\n', from);
      const line = text.slice(from, end < 0 ? text.length : end);
      from += line.length + 1;
      if (number % ITEMS_PER_CALL === 0) onProgress?.(from / text.length);
      number += 1;
      if (line.trim() === '') continue;
      collector.addEntry(`line ${number}`, () => {
        if (line.length > LINE_LIMIT) throw new UserError('This line is longer than any entry can be.');
        const entry = parseJson(line);
        if (isRecord(entry)) leaveOutFields(collector, entry, ENTRY_KEYS);
        return readImportedEntry(entry);
      });
    }
    return collector;
  },
};
