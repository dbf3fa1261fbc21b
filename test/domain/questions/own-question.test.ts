import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatAnswer,
  isOwnAnswers,
  normaliseOwnAnswers,
  type OwnAnswer,
} from '../../../src/domain/questions/own-answers.ts';
import { choicesFrom, formOf, parseAnswer, parseQuestion } from '../../../src/domain/questions/own-question.ts';
import { orderQuestions, parseQuestionOrder } from '../../../src/domain/questions/question-order.ts';
import { UserError } from '../../../src/errors.ts';
import { anyAnswerTo, anyOwnAnswers, anyOwnQuestion } from '../../support/any-own-answers.ts';

const UPDATED = '2026-11-20T22:00:00.000Z';
const scale = { name: 'sleep', text: 'How did you sleep?', kind: 'scale', updated_at: UPDATED } as const;
const hours = { name: 'hours', text: 'How long?', kind: 'number', unit: 'h', updated_at: UPDATED } as const;
const mood = parseQuestion({
  name: 'mood',
  text: 'And you?',
  kind: 'choice',
  choices: choicesFrom(['good', 'grey', 'bad']),
  updated_at: UPDATED,
});

describe('an own question', () => {
  it('of any kind is read as it was written', () => {
    fc.assert(
      fc.property(anyOwnQuestion, (question) => {
        expect(parseQuestion(JSON.parse(JSON.stringify(question)))).toEqual(question);
      }),
    );
  });

  it.each([
    [{ ...scale, name: 'felt' }, 'The name "felt" is taken.'],
    [{ ...scale, name: 'Two words' }, 'A question cannot have the name "Two words".'],
    [{ ...scale, name: 'constructor' }, 'A question cannot have the name "constructor".'],
    [{ ...scale, kind: 'mood' }, 'The question "sleep" needs a kind.'],
    [{ ...scale, text: ' ' }, 'The question "sleep" needs a text of one line.'],
    [{ ...mood, choices: choicesFrom(['good']) }, 'The question "mood" needs 2 to 12 choices.'],
    [{ ...mood, choices: choicesFrom(['good', 'a\tb']) }, '"a\tb" cannot be a choice of "mood".'],
    [
      { ...mood, choices: choicesFrom(['good', 'Good']) },
      'Each choice of the question "mood" needs a label and a key of its own.',
    ],
    [{ ...hours, unit: 'a\nb' }, '"a\nb" cannot stand beside the answer to "hours".'],
    [{ ...scale, updated_at: 'now' }, 'The question "sleep" has no time of its last change.'],
  ])('is refused when something in it is wrong', (question, sentence) => {
    expect(() => parseQuestion(question)).toThrow(sentence);
  });

  it('gets a key for each choice that no other choice has', () => {
    fc.assert(
      fc.property(anyOwnQuestion, ({ choices = [] }) => {
        expect(new Set(choices.map(({ key }) => key)).size).toBe(choices.length);
        expect(choices.filter(({ key }) => !/^[a-z0-9]$/.test(key) || key === 'x' || key === 'b')).toEqual([]);
      }),
    );
  });
});

describe('the choices of a question', () => {
  it.each(['\u2028', '\u2029', '\n'])('are one line each, with no line separator in them', (separator) => {
    const choices = choicesFrom([`good${separator}day`, 'bad']);
    expect(() => parseQuestion({ ...scale, kind: 'choice', choices })).toThrow(UserError);
  });

  it.each([
    [['0', '1', '2', '3'], '0123'],
    [['3', '2', '1'], '321'],
    [['bad', 'a'], 'da'],
    [['1 glass', '2 glasses', '3+'], '123'],
    [['b', 'x', '4'], '124'],
  ])('of %j are picked by %s, never one by what another one says', (labels, keys) => {
    const choices = choicesFrom(labels);
    expect(choices.map(({ key }) => key).join('')).toBe(keys);
    for (const label of labels)
      expect(parseAnswer({ name: 'mood', kind: 'choice', choices }, label)).toEqual({ kind: 'choice', value: label });
  });

  it('may be picked by the label of one where an older file gave that key to another', () => {
    const choices = [
      { key: '1', label: '0' },
      { key: '2', label: '1' },
    ];
    expect(parseAnswer({ name: 'drinks', kind: 'choice', choices }, '1')).toMatchObject({ value: '1' });
  });

  it('may hold the joiners of Persian words and of emoji', () => {
    const choices = choicesFrom(['\u0646\u0645\u06cc\u200c\u062f\u0627\u0646\u0645', '\u{1f468}\u200d\u{1f469}']);
    expect(parseQuestion({ ...mood, choices }).choices).toEqual(choices);
  });
});

describe('an answer', () => {
  it('of any kind is parsed from the words that it is printed in', () => {
    const any = anyOwnQuestion.chain((question) => fc.tuple(fc.constant(question), anyAnswerTo(question)));
    fc.assert(
      fc.property(any, ([question, answer]) => {
        expect(parseAnswer(question, formatAnswer(answer))).toEqual(answer);
        expect(parseAnswer(formOf(question.name, answer), formatAnswer(answer))).toEqual(answer);
      }),
      { numRuns: 500 },
    );
  });

  it.each<[string, Parameters<typeof parseAnswer>[0], OwnAnswer]>([
    ['7', scale, { kind: 'scale', value: 7 }],
    ['7,5', hours, { kind: 'number', value: 7.5, unit: 'h' }],
    ['7.5 H', hours, { kind: 'number', value: 7.5, unit: 'h' }],
    ['0,125', hours, { kind: 'number', value: 0.125, unit: 'h' }],
    ['8,0001', hours, { kind: 'number', value: 8.0001, unit: 'h' }],
    ['GREY', mood, { kind: 'choice', value: 'grey' }],
    ['r', mood, { kind: 'choice', value: 'grey' }],
    ['Y', { name: 'ran', kind: 'yes-no' }, { kind: 'yes-no', value: true }],
    [' two\nlines ', { name: 'dream', kind: 'text' }, { kind: 'text', value: 'two lines' }],
  ])('is understood from %j', (words, form, answer) => {
    expect(parseAnswer(form, words)).toEqual(answer);
  });

  it.each([
    ['8', scale, '"8" is no answer to "sleep".'],
    ['7 min', hours, '"7 min" is no answer to "hours".'],
    ['1e99', hours, '"1e99" is no answer to "hours".'],
    ['8,000', hours, '"8,000" can be read in two ways.'],
    ['-12,500 h', hours, '"-12,500" can be read in two ways.'],
    ['1,234,567', hours, '"1,234,567" is no answer to "hours".'],
    ['fine', mood, '"fine" is no answer to "mood".'],
    ['maybe', { name: 'ran', kind: 'yes-no' } as const, '"maybe" is no answer to "ran".'],
    ['', { name: 'dream', kind: 'text' } as const, '"" is no answer to "dream".'],
  ])('is refused as %j, with what the question takes', (words, form, sentence) => {
    expect(() => parseAnswer(form, words)).toThrow(sentence);
  });

  it('from outside is taken only in its own form', () => {
    fc.assert(
      fc.property(anyOwnAnswers, ({ answers = {} }) => {
        expect(isOwnAnswers(answers)).toBe(true);
      }),
    );
    const wrong = [
      { sleep: 7 },
      { sleep: { kind: 'scale', value: 8 } },
      { sleep: { kind: 'number', value: '7' } },
      { sleep: { kind: 'number', value: 7, unit: '' } },
      { sleep: { kind: 'text', value: '\n' } },
      { sleep: { kind: 'mood', value: 'good' } },
      { 'Two words': { kind: 'scale', value: 1 } },
      [],
      'sleep',
    ];
    expect(wrong.filter(isOwnAnswers)).toEqual([]);
  });

  it('stands under its name in one order, on one line', () => {
    const two: OwnAnswer = { kind: 'text', value: ' a\r\nb ' };
    expect(JSON.stringify(normaliseOwnAnswers({ b: two, a: { kind: 'number', value: -0 } }))).toBe(
      '{"a":{"kind":"number","value":0},"b":{"kind":"text","value":"a b"}}',
    );
  });
});

describe('the order of the questions', () => {
  const names = (order: Parameters<typeof orderQuestions>[1]) =>
    orderQuestions([scale, hours], order).map(({ name }) => name);

  it('puts own questions before the note as long as nothing else is set', () => {
    expect(names({ order: [], hidden: [] })).toEqual([
      'felt',
      'want',
      'their_move',
      'my_move',
      'practices',
      'sleep',
      'hours',
      'note',
    ]);
  });

  it('keeps felt first and the note last, and every question once', () => {
    const order = ['note', 'hours', 'want', 'hours', 'gone', 'felt'];
    expect(names({ order, hidden: [] })).toEqual([
      'felt',
      'hours',
      'want',
      'their_move',
      'my_move',
      'practices',
      'sleep',
      'note',
    ]);
  });

  it('leaves out what was removed, and never hides felt', () => {
    const removed = { ...scale, removed_at: UPDATED };
    const all = orderQuestions([removed, hours], { order: [], hidden: ['felt', 'note', 'hours'] });
    expect(all.map(({ name, isHidden }) => (isHidden ? `(${name})` : name))).toEqual([
      'felt',
      'want',
      'their_move',
      'my_move',
      'practices',
      '(hours)',
      '(note)',
    ]);
  });

  it('is the usual one where what is stored cannot be read', () => {
    for (const json of [null, '', '[', '{"order":3}', '{"hidden":[1]}', 'null'])
      expect(parseQuestionOrder(json)).toEqual({ order: [], hidden: [] });
  });
});
