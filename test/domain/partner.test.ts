import { describe, expect, it } from 'vitest';
import ahead from '../../prompts/questions-ahead.yaml';
import { type Partner, PRONOUNS, speakOf } from '../../src/domain/partner.ts';
import { questions } from '../../src/domain/questions/questions.ts';
import { passages } from '../../src/passages/library.ts';

const partner = (name: string | null, pronouns: Partner['pronouns'] = 'they'): Partner => ({ name, pronouns });

const questionsAhead = Object.values(ahead as Record<string, string[]>).flat();

/** The questions and the small things that stand below the passages. */
const takenAlong = passages().flatMap(({ facets }) =>
  facets.flatMap(({ question, smallThing }) => [question, ...(smallThing === null ? [] : [smallThing])]),
);

describe('speakOf', () => {
  const text =
    '{Partner:they} stayed as {they} {were|was}; with {them}, {their} own, {theirs}; {partner:them}, {partner:their}, {partner:theirs}';

  it.each([
    ['they', 'They stayed as they were; with them, their own, theirs; them, their, theirs'],
    ['she', 'She stayed as she was; with her, her own, hers; her, her, hers'],
    ['he', 'He stayed as he was; with him, his own, his; him, his, his'],
  ] as const)('uses the forms of "%s" where there is no name', (pronouns, expected) => {
    expect(speakOf(partner(null, pronouns), text)).toBe(expected);
  });

  it('puts the name in place of the pronoun where the text asks for it', () => {
    expect(speakOf(partner('Ana', 'she'), text)).toBe(
      "Ana stayed as she was; with her, her own, hers; Ana, Ana's, Ana's",
    );
  });

  it.each(["D'Arcy", '$& $1', '{them}', 'Ναταλία', 'عمر', '李小龍', 'İbrahim', '🌻', 'de la Cruz'])(
    'takes the name %s as it is',
    (name) => {
      expect(speakOf(partner(name), '{Partner:they} and {partner:their}')).toBe(`${name} and ${name}'s`);
    },
  );

  it('leaves no slot in any question, whatever the name and the pronoun', () => {
    for (const name of ['Ana', null])
      for (const pronouns of PRONOUNS) {
        const texts = JSON.stringify(questions(partner(name, pronouns)));
        expect(texts.slice(1, -1).match(/\{[\w:|]+\}/g)).toBeNull();
        for (const text of [...questionsAhead, ...takenAlong])
          expect(speakOf(partner(name, pronouns), text)).not.toMatch(/[{}|]/);
      }
  });

  it('never says they, them or their where the pronoun is another and no name is given', () => {
    for (const pronouns of ['she', 'he'] as const) {
      // "Those, the others" are theirs as well; the one question about them is left out.
      const asked = questionsAhead.filter((question) => !question.includes('Who else'));
      const texts = [
        JSON.stringify(questions(partner(null, pronouns))),
        ...[...asked, ...takenAlong].map((text) => speakOf(partner(null, pronouns), text)),
      ];
      for (const text of texts)
        expect(text.replaceAll('place among them', '').replaceAll('their_move', '')).not.toMatch(
          /\b(they|them|theirs?)\b/i,
        );
    }
  });
});

describe('the questions', () => {
  it('ask for the person by name', () => {
    const { felt, their_move, my_move, practices } = questions(partner('Ana', 'she'));
    expect(felt.ask).toBe('Thinking of today as a whole: which picture is most like you and Ana?');
    expect(their_move.name).toBe('her move');
    expect(their_move.ask).toBe("Ana's move, as it seemed to you?");
    expect(their_move.help).toContain('Did Ana draw closer, stay about where she was, or pull away?');
    expect(my_move.keys.map(({ label }) => label)).toContain('met Ana');
    expect(practices.keys.map(({ label }) => label)).toContain("backed Ana's independence");
  });

  it('are other ones for a day that is over, all of them', () => {
    for (const { ask, over } of Object.values(questions())) {
      expect(over).not.toBe(ask);
      expect(over).not.toMatch(/\b(today|is|are|do)\b(?! most like)/);
    }
  });
});
