import { globSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Small files that several commands load, as one chunk each: a chunk costs as much as twenty kilobytes in it (rows 1, 1b and 6
 * of docs/performance.md). Paths below `src/` or `node_modules/`, without their ending; `*` stands for everything below a folder.
 */
const LOADED_TOGETHER = {
  everyday: [
    'domain/questions/questions',
    'flags/days',
    'flags/parse-values',
    'formats/json/versioned-json',
    'io/warn-of-damage',
    'journal/questions/answers-in-order',
    'render/entry/day-phrase',
    'render/scale-key',
    'render/question-to-take-along',
  ],
  entry: ['render/entry/entry', 'render/entry/circles', 'render/entry/numbers-phrase', 'render/entry/first-line'],
  files: [
    'files/writing/partial-file',
    'files/writing/sweep-left',
    'files/writing/replace-file',
    'files/writing/work-folder',
  ],
  periods: [
    'trends/periods/period',
    'trends/periods/stretch',
    'trends/rated-day',
    'trends/statistics/statistics',
    'render/figures',
    'render/trends/unrated-days',
    'render/trends/empty-stretch',
    'render/trends/late-sentence',
    'flags/stretch-flags',
  ],
  summary: ['trends/summary', 'trends/findings/*', 'trends/moves/*', 'trends/statistics/*'],
  review: [
    'session/review/print-review',
    'session/review/read-review',
    'session/review/question-ahead',
    'render/review',
    'trends/review',
    'date-fns/subYears',
  ],
  reading: [
    'language/patterns/*',
    'language/model/*',
    'language/tokens',
    'language/correct-spelling',
    'language/is-one-typo-apart',
  ],
  saving: [
    'session/quiet-day',
    'session/assert-can-prompt',
    'session/passage/hold',
    'session/questions/save-entry',
    'session/rescue/rescue-places',
  ],
  rescue: [
    'session/rescue/with-sentence',
    'session/rescue/rescue-words',
    'session/rescue/rescue-file',
    'session/editor/recover-drafts',
    'journal/lock/seal-text',
    'files/read-regular-file',
    'files/runtime-folder',
    'formats/entry-sentences',
  ],
  'question-order': ['journal/questions/answer-order', 'domain/questions/question-order'],
  typing: [
    'terminal/on-termination',
    'terminal/on-suspension',
    'terminal/prompts/answered-line',
    'terminal/prompts/typed-text',
    'terminal/prompts/leave-question',
    'terminal/prompts/keyboard/keyboard',
    'terminal/prompts/keyboard/key-parser',
  ],
};

/** Groups of chunks for rolldown. */
export const loadedTogether = Object.entries(LOADED_TOGETHER).map(([name, files]) => ({
  name,
  test: patternOf(files),
}));

/**
 * Any character stands for a slash, which on Windows is another one.
 * @throws Error for a path of which there is no file, as after a file was renamed
 */
function patternOf(files) {
  const missing = files.find((file) => !isThere(file));
  if (missing !== undefined) throw new Error(`bin/loaded-together.mjs names ${missing}, of which there is no file.`);
  const paths = files.map((file) => file.replaceAll('*', '.*').replaceAll('/', '.'));
  return new RegExp(`(?:src|node_modules).(?:${paths.join('|')})\\.[jt]s$`);
}

function isThere(file) {
  return globSync(`{src,node_modules}/${file}.[jt]s`, { cwd: join(import.meta.dirname, '..') }).length > 0;
}
