import content from '../../prompts/fingerprints.yaml';
import { alignParagraphs } from './align-paragraphs.ts';
import { readFingerprints } from './fingerprint.ts';

/** The article's own paragraphs among those of a text, by the id of the passage that they are retold in. */
export function originalParagraphs(paragraphs: readonly string[]): Map<string, string[]> {
  return alignParagraphs(paragraphs, readFingerprints(content, 'prompts/fingerprints.yaml'));
}
