import type { Entry } from '../../domain/entry.ts';
import type { OwnAnswer } from '../../domain/own-answers.ts';
import type { OwnQuestion } from '../../domain/own-question.ts';
import type { Rest } from '../../domain/rest.ts';
import type { ExportContent } from '../../formats/format.ts';
import { isOwnPassageId } from '../../passages/own-passage.ts';

/** What an export leaves out. */
export interface Redaction {
  /** Names that are blacked out in the notes, and in answers in words. */
  redact?: string[];
  /** False leaves out the notes. */
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
}

/** Whether anything is left out. */
export function isRedacted({ redact = [], notes = true, numbersOnly = false }: Redaction): boolean {
  return redact.length > 0 || !notes || numbersOnly;
}

const BLACKED_OUT = '▇▇▇';
const NUMBER_FIELDS = ['day', 'felt', 'want', 'late'];

export function createRedactor({ redact = [], notes = true, numbersOnly = false }: Redaction): Redactor {
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

  /** Answers in words go where notes go. */
  function redactOwnAnswers<T extends Entry>(entry: T): T {
    if (entry.own_answers === undefined) return entry;
    const { own_answers, ...others } = entry;
    const kept = Object.entries(own_answers).filter(([, { kind }]) => notes || kind !== 'text');
    const redacted = kept.map(([name, answer]) => [name, redactAnswer(answer)]);
    return { ...others, ...(redacted.length > 0 && { own_answers: Object.fromEntries(redacted) }) } as unknown as T;
  }

  function redactAnswer(answer: OwnAnswer): OwnAnswer {
    return answer.kind === 'text' || answer.kind === 'choice' ? { ...answer, value: redactText(answer.value) } : answer;
  }

  function redactQuestion({ choices, ...question }: OwnQuestion): OwnQuestion {
    const redacted = choices?.map(({ key, label }) => ({ key, label: redactText(label) }));
    return { ...question, text: redactText(question.text), ...(redacted && { choices: redacted }) };
  }

  function redactRest(rest: Rest): Rest {
    return numbersOnly ? { from: rest.from, to: rest.to } : redactNote(rest);
  }

  function redactReason(reason: string): string | undefined {
    return notes ? redactText(reason) : undefined;
  }

  function redactContent({ entries, earlierVersions, rests, ownQuestions, span }: ExportContent): ExportContent {
    return {
      ...(span && { span }),
      entries: map(entries, redactEntry),
      earlierVersions: numbersOnly
        ? []
        : map(earlierVersions, (version) => ({ ...version, entry: redactEntry(version.entry) })),
      rests: map(rests, redactRest),
      ...(ownQuestions && !numbersOnly && { ownQuestions: map(ownQuestions, redactQuestion) }),
    };
  }

  return { redactEntry, redactRest, redactReason, redactText, redactContent };
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
