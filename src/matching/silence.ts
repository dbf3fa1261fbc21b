import lines from '../../prompts/silence.yaml';
import weights from '../../prompts/silence-weights.tsv';
import topicsContent from '../../prompts/topics.yaml';
import { type Day, dayNumber } from '../domain/day.ts';
import { likeliestKind } from '../language/likeliest-kind.ts';
import { type Features, type LinearModel, readLinearModel, scoreFeatures } from '../language/linear-model.ts';
import { correctSpelling } from '../language/nearest-known.ts';
import type { CompiledRules } from '../language/patterns/compiled-rules.ts';
import { ruleGroupsIn } from '../language/patterns/rule-groups-in.ts';
import { createRulebook, type Rulebook } from '../language/patterns/rulebook.ts';
import { phraseFeatures } from '../language/phrase-features.ts';
import { type Token, tokenize } from '../language/tokens.ts';

/** What may have happened on an evening for which any passage would be tone-deaf. */
export const SILENCE_KINDS = [
  'death',
  'illness',
  'pregnancy',
  'breakup',
  'betrayal',
  'row',
  'despair',
  'elsewhere',
] as const;
export type SilenceKind = (typeof SILENCE_KINDS)[number];

/** The score that says whether silence is kinder; the others, named for their kinds, say what has happened. */
export const SILENT = 'silent';
/** From this score on, silence is kinder. Chosen so that few ordinary evenings get none; docs/reading.md. */
export const MIN_SILENT = 0.63;
/** A kind with a lower score is not named: the line that fits any evening is kinder than a wrong one. */
const MIN_KIND = 0.25;
/** In a note of so many words a topic counts 1. */
const USUAL_WORDS = 15;
/** Marks the features of topics, so that none is the stem of a word. */
export const TOPIC = '#';

let topics: Rulebook | undefined;
let model: LinearModel | undefined;

/** What has happened, if no passage should answer a note; `other` where that is not clear, null where a passage may. */
export function silenceFor(note: string): SilenceKind | 'other' | null {
  if (note.trim() === '') return null;
  model ??= readLinearModel(weights);
  const words = correctSpelling(tokenize(note), model.stems);
  const scores = scoreFeatures(model, silenceFeatures(words));
  const { score, kind, kindScore } = likeliestKind(scores, SILENT, SILENCE_KINDS);
  if (score < MIN_SILENT) return null;
  return kindScore < MIN_KIND ? 'other' : kind;
}

/**
 * The features of a note: its words, and the topics of `prompts/topics.yaml` that its patterns find. A topic counts the less
 * the longer the note is in which it was found.
 */
export function silenceFeatures(words: readonly Token[]): Features {
  topics ??= createRulebook(topicsContent as CompiledRules);
  const value = Math.sqrt(USUAL_WORDS / Math.max(1, words.length));
  const names = ruleGroupsIn(words, topics).map(({ name }) => name);
  return new Map([
    ...phraseFeatures(words),
    ...[...names, ...(names.length > 0 ? ['any'] : [])].map((name) => [TOPIC + name, value] as const),
  ]);
}

/** The line that stands in place of a passage, another one from day to day. */
export function silenceLine(kind: SilenceKind | 'other', day: Day): string {
  const all = (lines as Record<SilenceKind | 'other', string[]>)[kind];
  return all.at(dayNumber(day) % all.length)!;
}
