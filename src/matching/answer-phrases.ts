import { inStoredWords, type Partner, speakOf } from '../domain/partner.ts';

/** The words with which an answer is given as the reason for a passage. */
export const MY_MOVE = {
  reached: 'when you reached out',
  chased: 'when you chased after {partner:them}',
  met: 'when the two of you were simply together',
  space: 'when you left {partner:them} room',
  own: 'when you did something of your own',
  back: 'when you drew back',
};
export const THEIR_MOVE = {
  closer: 'when {partner:they} came closer',
  steady: 'when {partner:they} neither came closer nor pulled away',
  away: 'when {partner:they} pulled away',
};
export const WISH = {
  more: 'when you wanted more closeness',
  right: 'that was as close as you wanted it',
  room: 'when you wanted more room',
};
export const FELT = {
  far: 'that felt far apart',
  apart: 'that felt a little apart',
  half: 'that felt neither close nor far',
  near: 'that felt more together than apart',
};

export const FOR_AN_EVENING = 'for an evening ';

/** A stored reason, or a piece of evidence, in the words for the other person. What quotes the note stays as it is. */
export function speakReason(partner: Partner, stored: string): string {
  const opening = stored.startsWith(FOR_AN_EVENING) ? FOR_AN_EVENING : '';
  const phrases = [...Object.values(MY_MOVE), ...Object.values(THEIR_MOVE)];
  const phrase = phrases.find((one) => opening + inStoredWords(one) === stored);
  return phrase === undefined ? stored : opening + speakOf(partner, phrase);
}
