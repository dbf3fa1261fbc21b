import { inStoredWords, type Partner, speakOf, UNNAMED_PARTNER } from '../../domain/partner.ts';
import type { Facet } from '../../passages/facet.ts';
import { displayText } from '../../passages/original-text.ts';
import type { Passage } from '../../passages/passage.ts';
import type { PassageView } from '../../passages/passage-view.ts';
import type { DisplayOptions } from '../display-options.ts';
import { questionToTakeAlong } from '../question-to-take-along.ts';
import { escapeControls, sentence, wrap } from '../text.ts';
import { briefText, firstSentence, originalText, paragraphs } from './passage-text.ts';

/**
 * The whole passage as a page: title, text and place in the article. The place stands above a retelling, and below the
 * article's original words.
 */
export function renderPassage(passage: Passage, display: DisplayOptions): string[] {
  return withEmptyLines(partsOf({ passage, facet: null, isBrief: false }, display));
}

interface Parts {
  head: string[];
  text: string[];
  /** The place in the article; only below original words. A retelling has it in `head`. */
  place: string[];
  /** The question to take along and the small thing to do. */
  takeAway: string[];
}

function partsOf({ passage, facet, isBrief, partner = UNNAMED_PARTNER }: PassageView, display: DisplayOptions): Parts {
  const { theme, width } = display;
  const title = wrap(theme.title(escapeControls(passage.title)), width);
  // Only the article is counted by its paragraphs; passages of other texts have no facets.
  const unit = passage.facets.length > 0 ? 'paragraph' : 'passage';
  const place = wrap(theme.quiet(escapeControls(`${passage.section}, ${unit} ${passage.paragraph}`)), width);
  if (facet && isBrief)
    return {
      head: title,
      text: briefText(passage, facet, display),
      place: [],
      takeAway: questionOf(facet, partner, display),
    };
  const takeAway =
    facet === null ? [] : [...questionOf(facet, partner, display), ...smallThingOf(facet, partner, display)];
  return passage.original === undefined
    ? { head: [...title, ...place], text: paragraphs(displayText(passage, facet), display), place: [], takeAway }
    : { head: title, text: originalText(passage, facet, display), place, takeAway };
}

const questionOf = ({ question }: Facet, partner: Partner, { width }: DisplayOptions) =>
  wrap(questionToTakeAlong(speakOf(partner, question)), width);
const smallThingOf = ({ smallThing }: Facet, partner: Partner, { width }: DisplayOptions) =>
  smallThing === null ? [] : wrap(`One small thing: ${speakOf(partner, smallThing)}`, width);

/** The parts with an empty line between them. */
function withEmptyLines({ head, text, place, takeAway }: Parts): string[] {
  return [head, text, place, takeAway]
    .filter((part) => part.length > 0)
    .flatMap((part, index) => (index > 0 ? ['', ...part] : part));
}

const WANTED_PHRASES = { more: 'more closeness', right: 'nothing else', room: 'more room' };

/** Which evenings a passage suits: the range of felt, and what was wanted. */
export function suitableEvenings({ state: { felt, wish } }: Passage, display: DisplayOptions): string[] {
  const wanted = wish.length > 0 ? ` on which ${wish.map((name) => WANTED_PHRASES[name]).join(' or ')} was wanted` : '';
  return wrap(display.theme.quiet(`For evenings felt ${felt[0]} to ${felt[1]}${wanted}.`), display.width);
}

/** The facets of a passage, each with its first sentence and what is to be taken along. */
export function renderFacets({ facets }: Passage, display: DisplayOptions): string[] {
  const quiet = (text: string) => wrap(display.theme.quiet(text), display.width, '  ');
  return facets.flatMap(({ retelling, question, smallThing }) => [
    '',
    ...wrap(firstSentence(retelling), display.width, '  '),
    ...quiet(inStoredWords(question)),
    ...(smallThing === null ? [] : quiet(`One small thing: ${inStoredWords(smallThing)}`)),
  ]);
}

/**
 * A passage suggested for an entry, with the reason and the notices below it. Of several layouts it takes the most
 * spacious one that fits into `room` lines, so that the title stays on the screen. If none fits, the result is longer
 * than `room` and has to be cut into pages.
 */
export function renderSuggestion(
  view: PassageView,
  why: string,
  notices: readonly string[],
  display: DisplayOptions,
  room = Number.POSITIVE_INFINITY,
): string[] {
  const quiet = (text: string) => wrap(display.theme.quiet(text), display.width);
  const parts = partsOf(view, display);
  const reasons = [sentence(why), ...notices].map(escapeControls);
  const reasonsInOneParagraph = quiet(reasons.join(' '));
  const spacious = [...withEmptyLines(parts), '', ...reasons.flatMap(quiet)];
  const introduced = [...quiet('A passage that may sit near this:'), '', ...spacious];
  const compact = [...withEmptyLines(parts), '', ...reasonsInOneParagraph];
  const dense = [...parts.head, '', ...parts.text, ...parts.place, ...parts.takeAway, ...reasonsInOneParagraph];
  // All but the dense layout need one line more, which stays empty above the keys.
  return (
    [introduced, spacious, compact].find(({ length }) => length < room) ?? (dense.length <= room ? dense : compact)
  );
}

/** All passages, grouped by section: the id, and beside it the title. */
export function renderPassageList(passages: readonly Passage[], display: DisplayOptions): string[] {
  const column = Math.max(...passages.map(({ id }) => id.length)) + 4;
  return [...Map.groupBy(passages, ({ section }) => section)].flatMap(([section, group], index) => [
    ...(index > 0 ? [''] : []),
    ...wrap(display.theme.title(section), display.width),
    ...group.flatMap(({ id, title }) =>
      wrap(title, display.width - column).map(
        (line, at) => `${(at === 0 ? `  ${id}` : '').padEnd(column)}${display.theme.quiet(line)}`,
      ),
    ),
  ]);
}
