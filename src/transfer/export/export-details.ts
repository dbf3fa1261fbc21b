import { inStoredWords } from '../../domain/partner.ts';
import type { ExportDetails } from '../../formats/format.ts';
import type { Journal } from '../../journal/journal.ts';
import { displayText } from '../../passages/original-text.ts';
import type { Passage } from '../../passages/passage.ts';
import { drawCirclesInOneRow } from '../../render/entry/circles.ts';
import { ASCII_GLYPHS } from '../../render/glyphs.ts';
import { questionToTakeAlong } from '../../render/question-to-take-along.ts';
import { passageText } from '../../suggest/passage-texts.ts';
import type { ExportOptions } from './export-options.ts';
import { listSeparator } from './list-separator.ts';
import { PassageReasons } from './passage-reasons.ts';
import { isRedacted, type Redactor } from './redaction/redactor.ts';

/** What the formats are told beside the content. @param locale decides how a spreadsheet opens a table */
export function exportDetails(
  journal: Journal,
  redactor: Redactor,
  options: ExportOptions,
  locale: string | undefined,
): ExportDetails {
  return {
    redacted: isRedacted(options),
    passages: options.passages,
    ...(options.excel && { spreadsheetSeparator: listSeparator(locale) }),
    // In ASCII, so that the circles of a file look the same in any font.
    drawCircles: (felt) => drawCirclesInOneRow(felt, ASCII_GLYPHS).trim(),
    describePassage: passageDescriber(journal, redactor),
  };
}

/** A text of the writer's own may hold names that are redacted, in its title and in its passages. */
function passageDescriber(journal: Journal, redactor: Redactor): ExportDetails['describePassage'] {
  const reasons = new PassageReasons(journal);
  const passageFor = passageLookup(journal);
  return ({ day, passage: id = '' }) => {
    const shown = reasons.on(day);
    const passage = passageFor(id);
    return {
      title: passage === undefined ? id : redactor.redactText(passage.title),
      why: shown && redactor.redactReason(shown.reason),
      isKept: shown?.isKept ?? false,
      text: () => passage && redactor.redactText(textOnScreen(passage, shown?.facet ?? null)),
    };
  };
}

/** Looks up passages, each once. */
function passageLookup(journal: Journal): (id: string) => Passage | undefined {
  const known = new Map<string, Passage | undefined>();
  return (id) => {
    const passage = known.has(id) ? known.get(id) : passageText(journal, id);
    known.set(id, passage);
    return passage;
  };
}

/** What stood on the screen: the text of a passage, and of its facet if there is one, with the question below. */
function textOnScreen(passage: Passage, facetId: string | null): string {
  const facet = passage.facets.find((one) => one.id === facetId) ?? null;
  const question = facet === null ? '' : `\n\n${questionToTakeAlong(inStoredWords(facet.question))}`;
  return displayText(passage, facet) + question;
}
