import content from '../../prompts/fingerprints.yaml';
import { alignParagraphs } from './align-paragraphs.ts';
import { readFingerprints } from './fingerprint.ts';

/**
 * The article's own paragraphs among the paragraphs of a text, by the id of the passage that retells them. Passages whose
 * paragraphs are not all found are left out; the map is empty if the text is not the article.
 */
export function originalParagraphs(paragraphs: readonly string[]): Map<string, string[]> {
  return alignParagraphs(paragraphs, readFingerprints(content, 'prompts/fingerprints.yaml'));
}
