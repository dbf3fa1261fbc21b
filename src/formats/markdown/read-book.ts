import type { Day } from '../../domain/day.ts';
import { UserError } from '../../errors.ts';
import { listSome } from '../../language/name-some.ts';
import type { ImportResult } from '../format.ts';
import { importCollector } from '../import-collector.ts';
import { type OnProgress, withProgress } from '../reading-progress.ts';
import { takeExactFields } from './exact-fields.ts';
import { type DaySection, daysInDoubt, findDays } from './find-days.ts';
import { knownForms } from './own-answers-block.ts';
import { readDay } from './read-day.ts';
import { dayParts, joinParts, trimBlankLines, withoutOwnBlocks } from './section-text.ts';
import { type Section, splitSections } from './split-sections.ts';

/**
 * Reads a book, in which anything may have been changed by hand. What is typed becomes part of the note of the day it
 * stands under; what stands above the first day of a month, of that day. Where the text of a day is another than its
 * exact fields tell, the text counts, and the day counts as changed when the file was.
 * @param changedAt when the file was last changed
 */
export function readBook(given: readonly string[], changedAt: Date | undefined, onProgress?: OnProgress): ImportResult {
  const collector = importCollector();
  // The end of the last line is no line of its own.
  const lines: (string | null)[] = given.at(-1) === '' ? given.slice(0, -1) : [...given];
  const hasProperties = takeProperties(lines);
  const fields = takeExactFields(lines, collector.attempt);
  const { days, remarks } = daysOf(splitSections(lines), fields.own);
  if (hasProperties) remarks.unshift('The properties above the title stay in this file: a journal has none.');
  const found = findDays(days, fields);
  const forms = knownForms(fields);
  const edited: Day[] = [];
  const unknownAnswers: string[] = [];
  for (const [index, section] of withProgress([...days.entries()], onProgress))
    collector.addEntry(`line ${section.section.start}`, () => {
      const day = found[index]!;
      if (typeof day !== 'string') throw new UserError(day.why);
      const { entry, isEdited, remarks } = readDay(day, section, { fields, forms, changedAt });
      if (isEdited) edited.push(day);
      unknownAnswers.push(...remarks.map((remark) => `${day}: ${remark}`));
      return entry;
    });
  const present = new Set<unknown>(found);
  const missing = [...fields.byDay.keys()].filter((day) => !present.has(day));
  const inDoubt = daysInDoubt(found, missing);
  const removed = missing.filter((day) => !inDoubt.has(day));
  remarks.push(...unknownAnswers.slice(0, MAX_NAMED));
  const more = unknownAnswers.length - MAX_NAMED;
  if (more > 0) remarks.push(`${more} more ${more === 1 ? 'answer was' : 'answers were'} treated in the same way.`);
  if (edited.length > 0) remarks.push(`Changed by hand, so what stands there counts: ${listSome(edited, MAX_NAMED)}.`);
  if (removed.length > 0)
    remarks.push(`No longer in the text, and so not brought in: ${listSome(removed, MAX_NAMED)}.`);
  if (fields.own === null && days.length > 0)
    remarks.push(
      fields.isCut
        ? 'The comment with the exact fields breaks off before its end, so the file may have been cut off: copy it again if a day or a part of a note is missing.'
        : 'The comment with the exact fields is gone, so passages and times of writing do not come back.',
    );
  collector.conversionRules.push(...remarks);
  if (fields.ownQuestions.length > 0) collector.ownQuestions = [...fields.ownQuestions];
  if (fields.questionOrder) collector.questionOrder = fields.questionOrder;
  return collector;
}

/** More words would fill the screen. */
const MAX_NAMED = 5;

interface BookDays {
  days: DaySection[];
  /** What is said about words that stand in an unusual place. */
  remarks: string[];
}

/** The days of a file in its order, each with the words that belong to it. */
function daysOf(sections: readonly Section[], own: ReadonlySet<string> | null): BookDays {
  const days: DaySection[] = [];
  const remarks: string[] = [];
  let above: string[] = [];
  for (const section of sections) {
    const { lines, changedBlocks } = withoutOwnBlocks(section.lines, own);
    for (const index of changedBlocks.slice(0, MAX_NAMED))
      remarks.push(
        `Line ${section.start + index + 1}: what nearfar wrote there was changed, so it went into the note.`,
      );
    if (section.heading === null) {
      const title = section === sections[0] ? takeTitle(lines) : null;
      if (title !== null) remarks.push(`The title "${title}" stays in this file: a journal has none.`);
      const text = trimBlankLines(lines).join('\n');
      if (text !== '') above.push(text);
      continue;
    }
    if (above.length > 0) remarks.push(`What stands above line ${section.start} went into the note below it.`);
    days.push({ section, parts: dayParts(lines), above: joinParts(above) });
    above = [];
  }
  const last = days.at(-1);
  if (above.length > 0 && last === undefined)
    throw new UserError('This file holds text, and no day that the text stands under.', 'Nothing was brought in.');
  if (above.length > 0) last!.parts.note.push('', joinParts(above));
  return { days, remarks };
}

/** Leaves out properties in YAML, between `---` on the first line and `---`, as programs for notes put them there. */
function takeProperties(lines: (string | null)[]): boolean {
  const end = lines[0] === '---' ? lines.indexOf('---', 1) : -1;
  if (end < 0 || !lines.slice(1, end).every((line) => /^(?:[\w-][^:]*:|[ \t]|- |$)/.test(line!))) return false;
  lines.fill(null, 0, end + 1);
  return true;
}

/** Takes a title that somebody put in the place of nearfar's out of the lines; null if the first words are no title. */
function takeTitle(lines: string[]): string | null {
  const at = lines.findIndex((line) => line.trim() !== '');
  const title = /^#[ \t]+(\S.*)$/.exec(lines[at] ?? '')?.[1];
  if (title === undefined) return null;
  lines.splice(at, 1);
  return title.trim().slice(0, 80);
}
