export const RISKS = ['child_harm', 'self_harm', 'partner_violence', 'coercion', 'stalking'] as const;

/** What may be going on, in the order in which one is shown before another. */
export type Risk = (typeof RISKS)[number];
