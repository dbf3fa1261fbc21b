import type { Entry } from '../../domain/entry.ts';
import { isInWords, type OwnAnswer } from '../../domain/questions/own-answers.ts';
import type { AnswerForm, OwnQuestion } from '../../domain/questions/own-question.ts';
import type { QuestionOrder } from '../../domain/questions/question-order.ts';
import type { Rest } from '../../domain/rest.ts';
import { answerColumn } from '../../formats/csv/csv-answers.ts';
import type { ExportContent } from '../../formats/format.ts';
import { isOwnPassageId } from '../../passages/own-passage.ts';

/** What an export leaves out. */
export interface Redaction {
  /** Names that are blacked out in the notes, and in what own questions ask and are answered. */
  redact?: string[];
  /** False leaves out the notes, and answers to own questions in words. */
  notes?: boolean;
  /** Leaves out everything but the day, `felt`, `want` and `late` of each entry. */
  numbersOnly?: boolean;
}

/** Functions that return a value without what is redacted; none of them changes its argument. */
export interface Redactor {
  redactEntry: <T extends Entry>(entry: T) => T;
  redactRest: (rest: Rest) => Rest;
  /** Redacts the reason for a passage, which may quote the note; undefined if notes are left out. */
  redactReason: (reason: string) => string | undefined;
  redactText: (text: string) => string;
  redactContent: (content: ExportContent) => ExportContent;
  redactQuestions: (questions: readonly OwnQuestion[]) => OwnQuestion[];
}

/** Whether anything is left out. */
export function isRedacted({ redact = [], notes = true, numbersOnly = false }: Redaction): boolean {
  return redact.length > 0 || !notes || numbersOnly;
}

const BLACKED_OUT = '▇▇▇';
const NUMBER_FIELDS = ['day', 'felt', 'want', 'late'];

export function createRedactor(redaction: Redaction): Redactor {
  const { redact = [], notes = true, numbersOnly = false } = redaction;
  const names = namesPattern(redact);

  function redactText(text: string): string {
    return names ? text.replace(names, BLACKED_OUT) : text;
  }

  function redactNote<T extends { note?: string }>(item: T): T {
    if (item.note === undefined) return item;
    if (notes) return { ...item, note: redactText(item.note) };
    const { note: _, ...others } = item;
    return others as T;
  }

  function redactEntry<T extends Entry>(entry: T): T {
    return numbersOnly ? pickFields(entry, NUMBER_FIELDS) : redactPassage(redactOwnAnswers(redactNote(entry)));
  }

  /** The id of a passage has the name of its text, which may be that of a person; without the name it would be no id. */
  function redactPassage<T extends Entry>(entry: T): T {
    const { passage, ...others } = entry;
    if (passage === undefined || !isOwnPassageId(passage)) return entry;
    const words = passage.replaceAll('-', ' ');
    return redactText(words) === words ? entry : (others as T);
  }

  function redactOwnAnswers<T extends Entry>(entry: T): T {
    const { own_answers, ...others } = entry;
    if (own_answers === undefined || (notes && names === null)) return entry;
    const kept = Object.entries(own_answers).flatMap(([name, answer]) =>
      isKept({ name, kind: answer.kind }) ? [[name, redactAnswer(answer)] as const] : [],
    );
    return (kept.length === 0 ? others : { ...others, own_answers: Object.fromEntries(kept) }) as T;
  }

  function redactAnswer(answer: OwnAnswer): OwnAnswer {
    if (isInWords(answer)) return { ...answer, value: redactText(answer.value) };
    return answer.kind === 'number' ? redactUnit(answer) : answer;
  }

  function redactUnit<T extends { unit?: string }>(item: T): T {
    return item.unit === undefined ? item : { ...item, unit: redactText(item.unit) };
  }

  /** Whether answers to a question go out. The name of a question cannot be blacked out in part: it would be no name. */
  function isKept({ name, kind }: Pick<OwnQuestion, 'name' | 'kind'>): boolean {
    return !numbersOnly && (notes || kind !== 'text') && redactText(name) === name;
  }

  /** The questions that say nothing of what is left out: the others are known by their answers alone. */
  function redactQuestions(questions: readonly OwnQuestion[]): OwnQuestion[] {
    return questions.filter(
      (question) => isKept(question) && redactText(questionWords(question)) === questionWords(question),
    );
  }

  function redactRest(rest: Rest): Rest {
    return numbersOnly ? { from: rest.from, to: rest.to } : redactNote(rest);
  }

  function redactReason(reason: string): string | undefined {
    return notes ? redactText(reason) : undefined;
  }

  function redactContent(content: ExportContent): ExportContent {
    if (!isRedacted(redaction)) return content;
    const { entries, earlierVersions, rests, span, answerForms, ownQuestions, questionOrder } = content;
    const questions = ownQuestions && redactQuestions([...ownQuestions]);
    return {
      ...(span && { span }),
      ...(answerForms && { answerForms: () => formsOf(answerForms()) }),
      ...(questions && !numbersOnly && { ownQuestions: questions }),
      ...(questionOrder && !numbersOnly && { questionOrder: orderOf(questionOrder) }),
      entries: map(entries, redactEntry),
      earlierVersions: numbersOnly
        ? []
        : map(earlierVersions, (version) => ({ ...version, entry: redactEntry(version.entry) })),
      rests: map(rests, redactRest),
    };
  }

  /** Each once: two units may be the same when they are blacked out. */
  function formsOf(forms: readonly AnswerForm[]): AnswerForm[] {
    const told = forms.filter(isKept).map(redactUnit);
    return [...new Map(told.map((form) => [answerColumn(form), form])).values()];
  }

  function orderOf({ order, hidden }: QuestionOrder): QuestionOrder {
    const isTold = (name: string) => redactText(name) === name;
    return { order: order.filter(isTold), hidden: hidden.filter(isTold) };
  }

  return { redactEntry, redactRest, redactReason, redactText, redactContent, redactQuestions };
}

function questionWords({ text, choices = [], low = '', high = '', unit = '' }: OwnQuestion): string {
  return [text, ...choices.map(({ label }) => label), low, high, unit].join('\n');
}

/** Matches the names as whole words in any case: "Tom" matches "TOM's" but not "tomorrow". Null if there are none. */
function namesPattern(names: readonly string[]): RegExp | null {
  const given = names.map((name) => name.trim()).filter(Boolean);
  if (given.length === 0) return null;
  // Longest first, so that "Tom Miller" is blacked out as a whole even if "Tom" is given too.
  const longestFirst = given.sort((a, b) => b.length - a.length);
  const alternatives = longestFirst.map((name) => name.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')).join('|');
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives})(?![\\p{L}\\p{N}])`, 'giu');
}

function pickFields<T extends Entry>(entry: T, fields: readonly string[]): T {
  return Object.fromEntries(Object.entries(entry).filter(([field]) => fields.includes(field))) as unknown as T;
}

function* map<T>(items: Iterable<T>, change: (item: T) => T): Generator<T> {
  for (const item of items) yield change(item);
}
