import { stemOf, type Word } from './words.ts';

const set = (words: string) => new Set(words.split(' ').map(stemOf));

const DENIALS = set(
  'not no never didnt doesnt dont wasnt isnt arent aint werent wont wouldnt cant couldnt havent hasnt hadnt without hardly barely stopped stop quit nobody neither nor',
);
/** What a denial before it turns into its opposite: "can't stop looking", "couldn't help asking". */
const UNSTOPPED = set('stop help wait');
const WISHES = set(
  'wanted want wish wished wishing nearly almost tempted meant would could might should hope hoping if dreamt dreamed imagine considered thought',
);
const CONTRASTS = set('but yet however except instead');
const CONCESSIONS = set('although though while whereas despite');
const OTHERS = set(
  'friend friends mum mom mother dad father sister brother therapist counsellor colleague nan aunt neighbour reddit everyone people',
);
const SAYING = set('says said say thinks reckons tells told reckon think');

/** How a stretch of words is meant: as a fact, denied, or only wished; and how much it counts among its neighbours. */
export interface Stance {
  denied: boolean;
  wished: boolean;
  weight: number;
}

/** Whether a stretch that says it was stopped is itself denied: "can't stop asking". */
export function unstopped(words: readonly Word[], first: number): boolean {
  return UNSTOPPED.has(words[first]!.stem) && deniedBefore(words, first);
}

function deniedBefore(words: readonly Word[], at: number): boolean {
  const before = words[at - 1];
  return before !== undefined && before.clause === words[at]!.clause && DENIALS.has(before.stem);
}

/** What a clause before "but", or one that begins with "although", counts; what one after "but" counts. */
const BEFORE = 0.6;
const AFTER = 1.2;
/** What somebody else's opinion counts. */
const HEARSAY = 0.5;
/** So many words before a deed can deny it. */
const REACH = 3;

/** Reads the words around the stretch from `first` to `last`. */
export function stanceOf(words: readonly Word[], first: number, last: number): Stance {
  const { clause, sentence } = words[first]!;
  let denied = false;
  let wished = false;
  for (let at = first - 1; at >= first - REACH && words[at]?.clause === clause; at--) {
    const { stem } = words[at]!;
    if (UNSTOPPED.has(stem) && deniedBefore(words, at)) at--;
    else if (DENIALS.has(stem) && !UNSTOPPED.has(words[at + 1]!.stem)) denied = !denied;
    if (WISHES.has(stem) && at >= first - 2) wished = true;
  }
  return { denied, wished: wished && !denied, weight: contrast(words, first, last, sentence, clause) };
}

/** Words of a sentence are read so far either way: a note without full stops is no one sentence. */
const WINDOW = 25;

function contrast(words: readonly Word[], first: number, last: number, sentence: number, clause: number): number {
  let weight = 1;
  for (let at = first - 1; at >= first - WINDOW && words[at]?.sentence === sentence; at--) {
    const word = words[at]!;
    if (CONTRASTS.has(word.stem)) weight *= weight > 1 ? 1 : AFTER;
    if (word.clause === clause && CONCESSIONS.has(word.stem)) weight *= BEFORE;
    if (OTHERS.has(word.stem) && SAYING.has(words[at + 1]?.stem ?? '')) weight *= HEARSAY;
  }
  for (let at = last + 1; at <= last + WINDOW && words[at]?.sentence === sentence; at++) {
    if (CONTRASTS.has(words[at]!.stem)) return weight * BEFORE;
  }
  return weight;
}

/** Whether a stretch itself begins with a denial, and so means what it says. */
export function opensDenied(words: readonly Word[], first: number, last: number): boolean {
  for (let at = first; at <= last; at++) if (DENIALS.has(words[at]!.stem)) return true;
  return false;
}
