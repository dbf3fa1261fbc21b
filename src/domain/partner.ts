export const PRONOUNS = ['they', 'she', 'he'] as const;
export type Pronouns = (typeof PRONOUNS)[number];

/** How questions and sentences speak of the other person. */
export interface Partner {
  /** Null if the writer has named nobody; then the pronoun stands in place of the name. */
  name: string | null;
  pronouns: Pronouns;
}

export const UNNAMED_PARTNER: Partner = { name: null, pronouns: 'they' };

const FORMS: Record<Pronouns, Record<string, string>> = {
  they: { they: 'they', them: 'them', their: 'their', theirs: 'theirs' },
  she: { they: 'she', them: 'her', their: 'her', theirs: 'hers' },
  he: { they: 'he', them: 'him', their: 'his', theirs: 'his' },
};

/** A pronoun or `partner:` with one, as `{them}`, `{Their}` or `{partner:them}`; or two forms of a verb, as `{were|was}`. */
const SLOT = /\{(?:([Pp]artner:)?([Tt])(hey|hem|heirs?)|(\w+)\|(\w+))\}/g;

/**
 * Fills the slots of a text. A pronoun stands in the writer's form, with a capital letter if the slot has one. After
 * `partner:` the name takes its place where there is one, with 's for `their` and `theirs`. Of two forms of a verb, the first
 * follows "they" and the second "she" and "he"; they agree with a pronoun, so they cannot follow a name.
 */
export function speakOf({ name, pronouns }: Partner, text: string): string {
  return text.replace(
    SLOT,
    (_, partner?: string, initial?: string, rest?: string, plural?: string, singular?: string) => {
      if (initial === undefined) return (pronouns === 'they' ? plural : singular)!;
      const pronoun = `t${rest}`;
      if (partner && name !== null) return pronoun.startsWith('their') ? `${name}'s` : name;
      const form = FORMS[pronouns][pronoun]!;
      return initial === 'T' || partner?.startsWith('P') ? form.charAt(0).toUpperCase() + form.slice(1) : form;
    },
  );
}

/** A text as it is stored, exported and printed as JSON: without the name of the other person, and with "they". */
export function inStoredWords(text: string): string {
  return speakOf(UNNAMED_PARTNER, text);
}

/** A stored value as pronouns; "they" for anything else. */
export function parsePronouns(value: string | null): Pronouns {
  return PRONOUNS.find((one) => one === value) ?? UNNAMED_PARTNER.pronouns;
}
