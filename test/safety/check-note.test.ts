import { expect, test } from 'vitest';
import { labelledNotesIn, ordinaryNotesIn, score } from './labelled-notes.ts';

// The rules were tuned on the first two files. The missed notes of the third, which hints at risks more than it states them,
// were never read; its false alarms were read at the end, when 12 of 112 notes written to come near the rules began a hold.
const files = [
  { file: 'dev.jsonl', recall: 0.95, falseAlarms: 0.05 },
  { file: 'seen.jsonl', recall: 0.95, falseAlarms: 0.05 },
  { file: 'unseen.jsonl', recall: 0.6, falseAlarms: 0.05 },
];

test.each(files)('$file: nearly all notes with a risk begin a hold, and hardly any other', ({ file, ...limits }) => {
  const { recall, falseAlarms, rightRisk, report } = score(labelledNotesIn(file));
  expect(recall.all, report).toBeGreaterThanOrEqual(limits.recall);
  expect(falseAlarms, report).toBeLessThanOrEqual(limits.falseAlarms);
  expect(rightRisk, report).toBeGreaterThanOrEqual(0.8);
});

test.each([
  ['ordinary.jsonl', 0.015],
  ['../matching/data/posts.jsonl', 0.005],
  ['../matching/data/train.jsonl', 0.01],
])('the ordinary notes of %s hardly ever begin a hold', (file, limit) => {
  const { falseAlarms, report } = score(ordinaryNotesIn(file));
  expect(falseAlarms, report).toBeLessThanOrEqual(limit);
});
