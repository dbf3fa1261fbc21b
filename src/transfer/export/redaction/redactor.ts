import type { Entry } from '../../../domain/entry.ts';
import { isInWords, type OwnAnswer } from '../../../domain/questions/own-answers.ts';
import type { AnswerForm, OwnQuestion } from '../../../domain/questions/own-question.ts';
import type { QuestionOrder } from '../../../domain/questions/question-order.ts';
import type { Rest } from '../../../domain/rest.ts';
import { answerColumn } from '../../../formats/csv/csv-answers.ts';
import type { ExportContent } from '../../../formats/format.ts';
import { isOwnPassageId } from '../../../passages/own-passage.ts';
import { NameFinder } from './name-finder.ts';

/** What an export leaves out. */
export interface Redaction {
  /** Names that are blacked out in the notes, and in what own questions ask and are answered. */
  redact?: string[];
  /** False leaves out the notes, and answers to own questions in words. */
  notes?: boolean;
  /** Leaves out everything but the day, `felt`, `want` and `late` of each entry. */
  numbersOnly?: boolean;
}

/** Whether anything is left out. */
export function isRedacted({ redact = [], notes = true, numbersOnly = false }: Redaction): boolean {
  return redact.length > 0 || !notes || numbersOnly;
}

const BLACKED_OUT = '▇▇▇';
const NUMBER_FIELDS = ['day', 'felt', 'want', 'late'];

/** Leaves out of entries, days at rest and reasons what is redacted. No method changes its argument. */
export class Redactor {
  readonly #redaction: Redaction;
  readonly #hasNotes: boolean;
  readonly #numbersOnly: boolean;
  readonly #names: NameFinder;
  readonly #namesInIds: NameFinder;

  constructor(redaction: Redaction) {
    const { redact = [], notes = true, numbersOnly = false } = redaction;
    this.#redaction = redaction;
    this.#hasNotes = notes;
    this.#numbersOnly = numbersOnly;
    this.#names = new NameFinder(redact);
    this.#namesInIds = new NameFinder(redact.flatMap(asInIds));
  }

  redactContent(content: ExportContent): ExportContent {
    if (!isRedacted(this.#redaction)) return content;
    const { entries, earlierVersions, rests, span, answerForms, ownQuestions, questionOrder } = content;
    return {
      ...(span && { span }),
      ...(answerForms && { answerForms: () => this.#redactForms(answerForms()) }),
      ...(!this.#numbersOnly && {
        ...(ownQuestions && { ownQuestions: this.redactQuestions([...ownQuestions]) }),
        ...(questionOrder && { questionOrder: this.#redactOrder(questionOrder) }),
      }),
      entries: map(entries, (entry) => this.redactEntry(entry)),
      earlierVersions: this.#numbersOnly
        ? []
        : map(earlierVersions, (version) => ({ ...version, entry: this.redactEntry(version.entry) })),
      rests: map(rests, (rest) => this.redactRest(rest)),
    };
  }

  redactEntry<T extends Entry>(entry: T): T {
    if (this.#numbersOnly) return pickFields(entry, NUMBER_FIELDS);
    return this.#redactPassage(this.#redactOwnAnswers(this.#redactNote(entry)));
  }

  redactRest(rest: Rest): Rest {
    return this.#numbersOnly ? { from: rest.from, to: rest.to } : this.#redactNote(rest);
  }

  /** Redacts the reason for a passage, which may quote the note; undefined if notes are left out. */
  redactReason(reason: string): string | undefined {
    return this.#hasNotes ? this.redactText(reason) : undefined;
  }

  /** The questions that say nothing of what is left out: the others are known by their answers alone. */
  redactQuestions(questions: readonly OwnQuestion[]): OwnQuestion[] {
    return questions.filter((question) => this.#isKept(question) && !this.#hasName(questionWords(question)));
  }

  redactText(text: string): string {
    return blackOut(this.#names, text);
  }

  /** The name of a question, as a heading. */
  redactQuestionName(name: string): string {
    return blackOut(this.#namesInIds, name);
  }

  /** Whether a text has a name that is blacked out. */
  #hasName(text: string): boolean {
    return this.#names.spansIn(text).length > 0;
  }

  /** Whether the name of a question, or of a text in the id of a passage, has a name in it. */
  #isNamedIn(id: string): boolean {
    return this.#namesInIds.spansIn(id).length > 0;
  }

  #redactNote<T extends { note?: string }>(item: T): T {
    if (item.note === undefined) return item;
    if (this.#hasNotes) return { ...item, note: this.redactText(item.note) };
    const { note: _, ...others } = item;
    return others as T;
  }

  /** The id of a passage has the name of its text, which may be that of a person; without the name it would be no id. */
  #redactPassage<T extends Entry>(entry: T): T {
    const { passage, ...others } = entry;
    if (passage === undefined || !isOwnPassageId(passage)) return entry;
    return this.#isNamedIn(passage) ? (others as T) : entry;
  }

  #redactOwnAnswers<T extends Entry>(entry: T): T {
    const { own_answers, ...others } = entry;
    if (own_answers === undefined || (this.#hasNotes && this.#names.isEmpty)) return entry;
    const kept = Object.entries(own_answers).flatMap(([name, answer]) =>
      this.#isKept({ name, kind: answer.kind }) ? [[name, this.#redactAnswer(answer)] as const] : [],
    );
    return (kept.length === 0 ? others : { ...others, own_answers: Object.fromEntries(kept) }) as T;
  }

  #redactAnswer(answer: OwnAnswer): OwnAnswer {
    if (isInWords(answer)) return { ...answer, value: this.redactText(answer.value) };
    return answer.kind === 'number' ? this.#redactUnit(answer) : answer;
  }

  #redactUnit<T extends { unit?: string }>(item: T): T {
    return item.unit === undefined ? item : { ...item, unit: this.redactText(item.unit) };
  }

  /** Each once: two units may be the same when they are blacked out. */
  #redactForms(forms: readonly AnswerForm[]): AnswerForm[] {
    const kept = forms.filter((form) => this.#isKept(form)).map((form) => this.#redactUnit(form));
    return [...new Map(kept.map((form) => [answerColumn(form), form])).values()];
  }

  #redactOrder({ order, hidden }: QuestionOrder): QuestionOrder {
    const isKept = (name: string) => !this.#isNamedIn(name);
    return { order: order.filter(isKept), hidden: hidden.filter(isKept) };
  }

  /** Whether answers to a question go out. The name of a question cannot be blacked out in part: it would be no name. */
  #isKept({ name, kind }: Pick<OwnQuestion, 'name' | 'kind'>): boolean {
    return !this.#numbersOnly && (this.#hasNotes || kind !== 'text') && !this.#isNamedIn(name);
  }
}

function questionWords({ text, choices = [], low = '', high = '', unit = '' }: OwnQuestion): string {
  return [text, ...choices.map(({ label }) => label), low, high, unit].join('\n');
}

function blackOut(names: NameFinder, text: string): string {
  let redacted = '';
  let done = 0;
  for (const { start, end } of names.spansIn(text)) {
    redacted += text.slice(done, start) + BLACKED_OUT;
    done = end;
  }
  return redacted + text.slice(done);
}

/** A name as it may stand in an id, which has no apostrophes. */
function asInIds(name: string): string[] {
  const parts = name.split(/['\u2018\u2019\u02bc\u2032\uff07`\u00b4]/);
  return [parts.join('-'), parts.join('')];
}

function pickFields<T extends Entry>(entry: T, fields: readonly string[]): T {
  return Object.fromEntries(Object.entries(entry).filter(([field]) => fields.includes(field))) as unknown as T;
}

function* map<T>(items: Iterable<T>, change: (item: T) => T): Generator<T> {
  for (const item of items) yield change(item);
}
