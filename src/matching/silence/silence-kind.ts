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
