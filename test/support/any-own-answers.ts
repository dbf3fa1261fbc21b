import fc from 'fast-check';
import type { Entry } from '../../src/domain/entry.ts';
import {
  isLabel,
  isQuestionName,
  normaliseOwnAnswers,
  type OwnAnswer,
  type OwnAnswers,
} from '../../src/domain/questions/own-answers.ts';
import {
  type AnswerForm,
  choicesFrom,
  formOf,
  isTakenName,
  type OwnQuestion,
} from '../../src/domain/questions/own-question.ts';
import { CLOSENESS } from '../../src/domain/scale.ts';

const name = fc
  .stringMatching(/^[a-zéжあ][a-z0-9_é-]{0,12}$/)
  .filter((one) => isQuestionName(one) && !isTakenName(one));

const label = fc
  .oneof(
    fc.constantFrom(
      'good',
      'fair',
      'so-so',
      '7',
      'yes',
      '=SUM(A1)',
      '# a',
      '<b>',
      'a: b',
      '"q"',
      "'",
      '中',
      '[x]',
      '--',
      '> x',
      'a%2Db',
      '-->',
      '![x](//a)',
      '\\<b>',
      'null',
      '**x:** y',
      '\u202eturned',
    ),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
  )
  .map((text) => text.normalize('NFC').trim())
  .filter((text) => isLabel(text) && !text.includes(','));

const labels = fc.uniqueArray(label, { minLength: 2, maxLength: 6, selector: (one) => one.toLowerCase() });

const instant = fc
  .integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2030, 0, 1) })
  .map((at) => new Date(at).toISOString());

/** Any question of the writer's own, of any of the five kinds. */
export const anyOwnQuestion: fc.Arbitrary<OwnQuestion> = fc
  .record({ name, text: label, updated_at: instant, removed_at: fc.option(instant, { nil: undefined }) })
  .chain(({ removed_at, ...question }) => {
    const base = { ...question, ...(removed_at !== undefined && { removed_at }) };
    return fc.oneof<fc.Arbitrary<OwnQuestion>[]>(
      fc
        .record({ low: label, high: label }, { requiredKeys: [] })
        .map((anchors) => ({ ...base, kind: 'scale' as const, ...anchors })),
      labels.map((all) => ({ ...base, kind: 'choice' as const, choices: choicesFrom(all) })),
      fc.record({ unit: label }, { requiredKeys: [] }).map((unit) => ({ ...base, kind: 'number' as const, ...unit })),
      fc.constant({ ...base, kind: 'yes-no' as const }),
      fc.constant({ ...base, kind: 'text' as const }),
    );
  });

/** Any answer to a question. */
export function anyAnswerTo({ kind, choices = [], unit }: OwnQuestion): fc.Arbitrary<OwnAnswer> {
  switch (kind) {
    case 'scale':
      return fc.constantFrom(...CLOSENESS).map((value) => ({ kind, value }));
    case 'choice':
      return fc.constantFrom(...choices).map((choice) => ({ kind, value: choice.label }));
    case 'number':
      return fc
        .oneof(fc.integer({ min: -1000, max: 1000 }), fc.double({ min: -1e6, max: 1e6, noNaN: true }))
        .map((value) => ({ kind, value: value === 0 ? 0 : value, ...(unit !== undefined && { unit }) }));
    case 'yes-no':
      return fc.boolean().map((value) => ({ kind, value }));
    case 'text':
      return fc.oneof(label, fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 })).map((text) => ({
        kind,
        value: text.replace(/[\p{C}\u2028\u2029]/gu, '').trim() || 'x',
      }));
  }
}

const asked = { text: 'How was it?', updated_at: '2026-03-01T12:00:00.000Z' };

/** Five questions, one of each kind. */
export const ONE_OF_EACH_KIND: readonly OwnQuestion[] = [
  { ...asked, name: 'sleep', kind: 'scale', low: 'awful' },
  { ...asked, name: 'mood', kind: 'choice', choices: choicesFrom(['good', 'so-so', 'bad: #1']) },
  { ...asked, name: 'hours', kind: 'number', unit: 'h' },
  { ...asked, name: 'ran', kind: 'yes-no' },
  { ...asked, name: 'dream', kind: 'text' },
];

/** Any questions with different names, and any answers to some of them. */
export const anyOwnAnswers: fc.Arbitrary<{ questions: OwnQuestion[]; answers: OwnAnswers | undefined }> = fc
  .uniqueArray(anyOwnQuestion, { selector: (one) => one.name, maxLength: 5 })
  .chain((questions) =>
    fc.tuple(...questions.map((question) => fc.option(anyAnswerTo(question), { nil: undefined }))).map((answers) => {
      const given = answers.flatMap((answer, index) => (answer ? [[questions[index]!.name, answer] as const] : []));
      return { questions, answers: normaliseOwnAnswers(Object.fromEntries(given)) };
    }),
  );

/** Answers to some of five questions, one of each kind. */
export const anyAnswersToFew: fc.Arbitrary<OwnAnswers> = fc.record(
  Object.fromEntries(ONE_OF_EACH_KIND.map((question) => [question.name, anyAnswerTo(question)])),
  { requiredKeys: [] },
) as fc.Arbitrary<OwnAnswers>;

/** The forms of the answers in entries, each once, as the journal tells them to an export. */
export function formsOfEntries(entries: readonly Entry[]): AnswerForm[] {
  const forms = entries.flatMap(({ own_answers = {} }) =>
    Object.entries(own_answers).map(([name, answer]) => formOf(name, answer)),
  );
  return [...new Map(forms.map((form) => [JSON.stringify(form), form])).values()];
}
