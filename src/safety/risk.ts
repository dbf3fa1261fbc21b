/** The risks, in the order in which one is spoken to before another. */
export const RISKS = ['child_harm', 'self_harm', 'partner_violence', 'coercion', 'stalking'] as const;

export type Risk = (typeof RISKS)[number];
