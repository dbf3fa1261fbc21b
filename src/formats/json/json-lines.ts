import { ENTRY_FIELDS } from '../../domain/entry.ts';
import { UserError } from '../../errors.ts';
import type { Format } from '../format.ts';
import { importCollector, readImportedEntry } from '../import-collector.ts';
import { leaveOutFields } from '../left-out/leave-out-fields.ts';
import { withExportMark } from '../mark/export-mark.ts';
import { ITEMS_PER_CALL } from '../reading-progress.ts';
import { assertFewLines } from '../split-lines.ts';
import { addOwnQuestions, QUESTION_KEYS } from './add-own-questions.ts';
import { isRecord } from './json-values.ts';
import { parseImportedJsonLine } from './parse-imported-json.ts';
import { escapeJson, stringifyKeys } from './versioned-json.ts';

/** Longest line, in UTF-16 units: the longest note with each character as a \u escape, and room for the other fields. */
const LINE_LIMIT = 13_000_000;

const ENTRY_KEYS = [...ENTRY_FIELDS, 'late'];
/** The keys of lines that are no entries. */
const OTHER_KEYS = [...QUESTION_KEYS, 'nearfar'];

/**
 * One entry a line, as `{"day": "2026-03-02", "felt": 4}`. A line before them may hold the writer's own questions, under the keys
 * that they have in the format `json`, and the last line of a file that nearfar wrote its mark. Empty lines are skipped.
 */
export const jsonLines: Format = {
  write: ({ entries, ownQuestions, questionOrder }, { redacted }) =>
    withExportMark(entries, redacted, { open: '{"nearfar":"', close: '"}\n' }, function* (counted) {
      if (ownQuestions) {
        const questions = JSON.stringify({ questions: [...ownQuestions], question_order: questionOrder });
        yield `${escapeJson(questions)}\n`;
      }
      for (const entry of counted) yield `${escapeJson(stringifyKeys(entry, ENTRY_KEYS))}\n`;
    }),

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
      const place = `line ${number}`;
      collector.addEntry(place, () => {
        if (line.length > LINE_LIMIT) throw new UserError('This line is longer than any entry can be.');
        const item = parseImportedJsonLine(line, collector, place);
        if (isRecord(item) && item.day === undefined && OTHER_KEYS.some((key) => key in item)) {
          leaveOutFields(collector, item, OTHER_KEYS);
          addOwnQuestions(collector, item, (question) => `${place}, question ${question}`);
          return null;
        }
        if (isRecord(item)) leaveOutFields(collector, item, ENTRY_KEYS);
        return readImportedEntry(item);
      });
    }
    return collector;
  },
};
