import { describe, expect, it } from 'vitest';
import type { OwnAnswer } from '../../../src/domain/questions/own-answers.ts';
import {
  type AnsweredDay,
  comparableAnswers,
  countedAnswers,
  summariseAnswers,
} from '../../../src/trends/questions/answers-summary.ts';

const hours = (value: number, unit = 'h'): OwnAnswer => ({ kind: 'number', value, unit });

function days(...answers: OwnAnswer[]): AnsweredDay[] {
  return answers.map((answer, index) => ({
    day: `2026-03-${String(index + 2).padStart(2, '0')}`,
    answer,
    late: false,
  }));
}

describe('summariseAnswers', () => {
  it('has the mean and the ends of numbers', () => {
    // (6 + 7.5 + 9) / 3, worked out by hand.
    expect(summariseAnswers(days(hours(9), hours(6), hours(7.5)))).toEqual({
      ...{ kind: 'number', n: 3, mean: 7.5, min: 6, max: 9 },
      unit: 'h',
    });
  });

  it('counts how many days say yes', () => {
    const answers = [true, false, true].map((value): OwnAnswer => ({ kind: 'yes-no', value }));
    expect(summariseAnswers(days(...answers))).toEqual({ kind: 'yes-no', n: 3, yes: 2 });
  });

  it('counts each choice, the most frequent first', () => {
    const answers = ['fair', 'good', 'good'].map((value): OwnAnswer => ({ kind: 'choice', value }));
    expect(summariseAnswers(days(...answers))).toEqual({
      kind: 'choice',
      n: 3,
      choices: [
        { label: 'good', days: 2 },
        { label: 'fair', days: 1 },
      ],
    });
  });

  it('is null without an answer', () => {
    expect(summariseAnswers([])).toBeNull();
  });
});

describe('comparableAnswers', () => {
  it('keeps those of the kind and the unit of the newest answer, and counts the others', () => {
    const all = days(hours(7), { kind: 'yes-no', value: true }, hours(420, 'min'), hours(8));
    const { answers, otherForm } = comparableAnswers(all);
    expect(answers.map(({ answer }) => answer)).toEqual([hours(7), hours(8)]);
    expect(otherForm).toBe(2);
  });
});

describe('countedAnswers', () => {
  const [first, second, third] = days(hours(6), hours(7), hours(8)) as [AnsweredDay, AnsweredDay, AnsweredDay];
  const rests = [{ from: third.day, to: third.day }];

  it('leaves out days written later and days set aside', () => {
    expect(countedAnswers([first, { ...second, late: true }, third], { rests })).toEqual([first]);
  });

  it('counts days written later where that is asked for', () => {
    const late = { ...second, late: true };
    expect(countedAnswers([first, late, third], { rests, includeLate: true })).toEqual([first, late]);
  });
});
