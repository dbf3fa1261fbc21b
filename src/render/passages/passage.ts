import { displayText } from '../../passages/original-text.ts';
import type { Passage } from '../../passages/passage.ts';
import type { DisplayOptions } from '../display-options.ts';
import { escapeControls, wrap } from '../text.ts';

/** A passage as a page: the retelling under where it stands, or the article's own words over it, and the question to take along. */
export function renderPassage(passage: Passage, look: DisplayOptions): string[] {
  return spaced(parts(passage, look));
}

interface Parts {
  head: string[];
  text: string[];
  /** Where the article's own words stand. */
  place: string[];
  along: string[];
}

function parts(passage: Passage, look: DisplayOptions): Parts {
  const { theme, width } = look;
  const { original, question, smallThing } = passage;
  const title = wrap(theme.title(escapeControls(passage.title)), width);
  const place = wrap(theme.quiet(escapeControls(`${passage.section}, paragraph ${passage.paragraph}`)), width);
  return {
    head: original === undefined ? [...title, ...place] : title,
    text: escapeControls(displayText(passage))
      .split('\n')
      .flatMap((line) => wrap(line, width)),
    place: original === undefined ? [] : place,
    along: [
      ...(question === null ? [] : wrap(`To take along: ${question}`, width)),
      ...(smallThing === null ? [] : wrap(`One small thing: ${smallThing}`, width)),
    ],
  };
}

function spaced({ head, text, place, along }: Parts): string[] {
  return [head, text, place, along]
    .filter((part) => part.length > 0)
    .flatMap((part, at) => (at > 0 ? ['', ...part] : part));
}

const WISHES = { more: 'for more closeness', right: 'for nothing else', room: 'for more room' };
/** So many of the things people say are enough to know the kind of evening. */
const SAYINGS = 8;

/** Which evenings a passage is for, and what people say on them. */
export function suitableEvenings({ state: { felt, wish }, cues }: Passage, look: DisplayOptions): string[] {
  const wishes = wish.length > 0 ? `, with a wish ${wish.map((one) => WISHES[one]).join(' or ')}` : '';
  const sayings = cues.slice(0, SAYINGS).map((cue) => `"${cue}"`);
  return [`For evenings felt ${felt[0]} to ${felt[1]}${wishes}.`, `People say then: ${sayings.join(', ')}.`].flatMap(
    (line) => wrap(look.theme.quiet(line), look.width),
  );
}

/**
 * The passage chosen for an evening, with the reason under it, and what has to stand there too: as airy as fits into
 * `room` lines, so that its title stays on the screen. What fits in no way comes in one that can be cut into pages.
 */
export function renderSuggestion(
  passage: Passage,
  why: string,
  under: readonly string[],
  look: DisplayOptions,
  room = Number.POSITIVE_INFINITY,
): string[] {
  const quiet = (text: string) => wrap(look.theme.quiet(text), look.width);
  const all = parts(passage, look);
  const reasons = [escapeControls(sentence(why)), ...under];
  const apart = [...spaced(all), '', ...reasons.flatMap(quiet)];
  const joined = quiet(reasons.join(' '));
  const snug = [...spaced(all), '', ...joined];
  const tight = [...all.head, '', ...all.text, ...all.place, ...all.along, ...joined];
  const led = [...quiet('A passage that may sit near this:'), '', ...apart];
  // An empty line before the keys is worth more than the words that lead in.
  return [led, apart, snug].find(({ length }) => length < room) ?? (tight.length <= room ? tight : snug);
}

function sentence(why: string): string {
  return `${why.charAt(0).toUpperCase()}${why.slice(1)}.`;
}

/** All passages by section, one line each. */
export function renderPassageList(passages: readonly Passage[], look: DisplayOptions): string[] {
  const idWidth = Math.max(...passages.map(({ id }) => id.length));
  return [...Map.groupBy(passages, ({ section }) => section)].flatMap(([section, group], index) => [
    ...(index > 0 ? [''] : []),
    ...wrap(look.theme.title(section), look.width),
    ...group.map(({ id, title }) => `  ${id.padEnd(idWidth)}  ${look.theme.quiet(title)}`),
  ]);
}
