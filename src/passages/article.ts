import content from '../../prompts/fingerprints.yaml';
import { readFingerprints } from './fingerprint.ts';
import { tie } from './tie.ts';

/** The article's own paragraphs among those of a text, by the id of the passage that they are retold in. */
export function ownWords(paragraphs: readonly string[]): Map<string, string[]> {
  return tie(paragraphs, readFingerprints(content, 'prompts/fingerprints.yaml'));
}
