import { dataFile, readLines } from './labelled-evenings.ts';

/** A note with whether it tells of danger or abuse. */
export interface SafetyLine {
  text: string;
  /** A risk, or `none`. */
  risk: string;
  /** How plain it is: a risk that is named or implied, a harmless note that shares the words, or an ordinary one. */
  kind: 'explicit' | 'oblique' | 'false alarm' | 'ordinary';
  /** Who wrote it: kept aside together. */
  writer: string;
}

/** Whether a writer wrote excerpts of invented posts to strangers in place of notes. */
export const isOfPosts = (writer: string): boolean => /^(?:f\d|k5)$/.test(writer);

type Line = { text: string; risk: string; note?: string; writer?: string };

const inSafety = (name: string) => new URL(`../safety/${name}.jsonl`, import.meta.url);

/** Invented notes by several writers, and those that the rules were once written from. */
export function safetyLines(): SafetyLine[] {
  const earlier = ['dev', 'seen', 'unseen', 'ordinary'].flatMap((name) =>
    readLines<Line>(inSafety(name)).map((line) => ({
      ...line,
      ...(name === 'ordinary' && { note: 'ordinary' }),
      writer: 'earlier',
    })),
  );
  return [...earlier, ...readLines<Line>(dataFile('safety.jsonl'))].map(({ text, risk, note = '', writer }) => ({
    text,
    risk,
    kind: risk === 'none' ? (note === 'ordinary' ? 'ordinary' : 'false alarm') : kindOf(note),
    writer: writer!,
  }));
}

function kindOf(note: string): 'explicit' | 'oblique' {
  return note.startsWith('explicit') ? 'explicit' : 'oblique';
}

/** The risk of which some real posts tell, by their ids. */
export function realRisks(): Map<string, string> {
  const file = dataFile('real-post-risks.jsonl');
  return new Map(readLines<{ id: string; risk: string }>(file).map(({ id, risk }) => [id, risk]));
}
