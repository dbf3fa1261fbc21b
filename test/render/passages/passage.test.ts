import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { inStoredWords } from '../../../src/domain/partner.ts';
import type { Facet } from '../../../src/passages/facet.ts';
import { passages } from '../../../src/passages/library.ts';
import type { Passage } from '../../../src/passages/passage.ts';
import type { PassageView } from '../../../src/passages/passage-view.ts';
import { renderFacets, renderSuggestion } from '../../../src/render/passages/passage.ts';
import { displayWidth } from '../../../src/render/text.ts';
import { supportContent } from '../../../src/safety/support.ts';
import { passageQuestion } from '../../../src/session/passage/offer-passages.ts';
import { createInteractivePrompter } from '../../../src/terminal/prompts/interactive-prompter.ts';
import { createPlainPrompter } from '../../../src/terminal/prompts/plain/plain-prompter.ts';
import type { Prompter } from '../../../src/terminal/prompts/prompter.ts';
import { RememberingOutput } from '../../../src/terminal/remembering-output.ts';
import { displayOptions, fakeKeyboard, memoryOutput } from '../../support/terminal.ts';

const HEIGHT = 24;
const HEDGE = passages().find(({ hedge }) => hedge !== null)!.hedge!;
const NUMBERS = 'felt 3, wanted 6; again so soon, as nothing else sits near it';
const LONGEST_REASON = `because you wrote "the conversation afterwards felt rather" and "somewhere between tenderness and quiet", ${NUMBERS}`;

/** The lines above the keys, as the program itself counts them. */
function roomOn(width: number, ascii: boolean, plain: boolean): number {
  const output = { ...memoryOutput(), width, height: HEIGHT };
  const terminal = fakeKeyboard();
  const prompter: Prompter = plain
    ? createPlainPrompter(terminal.stream, output, false)
    : createInteractivePrompter(
        terminal.stream,
        Object.assign(new PassThrough(), { rows: HEIGHT }) as unknown as NodeJS.WriteStream,
        displayOptions(width, ascii),
        new RememberingOutput(memoryOutput()),
      );
  const room = prompter.linesAbove(passageQuestion({ otherPage: 'why this one', hasEarlier: true }));
  prompter.close();
  return room;
}

describe.each([
  [60, 'in Unicode', false, false],
  [60, 'in ASCII', true, false],
  [60, 'in plain display', false, true],
  [80, 'in Unicode', false, false],
  [80, 'in ASCII', true, false],
  [80, 'in plain display', false, true],
] as const)(`on a screen of %i by ${HEIGHT} cells, %s`, (width, _, ascii, plain) => {
  const room = roomOn(width, ascii, plain);

  const facets = passages().flatMap((passage) => passage.facets.map((facet) => ({ passage, facet })));

  it.each(facets.map(({ passage, facet }) => [`${passage.id} ${facet.id}`, passage, facet] as const))(
    '%s fits above its keys',
    (_, passage, facet) => {
      const lines = renderSuggestion(
        { passage, facet, isBrief: false },
        LONGEST_REASON,
        [HEDGE, supportContent.texts.footer],
        { ...displayOptions(width, ascii), plain },
        room,
      );
      expect(lines.length).toBeLessThanOrEqual(room);
      expect(lines.slice(0, 3).join('\n')).toContain(passage.title);
      for (const words of [
        facet.retelling,
        facet.question,
        facet.smallThing ?? '',
        LONGEST_REASON.slice(1),
        HEDGE,
        supportContent.texts.footer,
      ])
        expect(lines.join(' ').replace(/\s+/g, ' ')).toContain(inStoredWords(words).replace(/\s+/g, ' ').trim());
      for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(width);
      expect(lines.join('\n')).not.toMatch(/\n\n\n/);
    },
  );
});

describe('a passage on a tall screen', () => {
  it('has an introduction, and every reason on a line of its own', () => {
    const [passage] = passages();
    const view = { passage: passage!, facet: passage!.facets[0]!, isBrief: false };
    const lines = renderSuggestion(view, 'because you felt 3', [supportContent.texts.footer], displayOptions(80));
    expect(lines.slice(0, 3)).toEqual(['A passage that may sit near this:', '', passage!.title]);
    expect(lines.slice(-3)).toEqual(['', 'Because you felt 3.', supportContent.texts.footer]);
  });
});

describe('a passage in the words of the article', () => {
  const ORIGINAL = 'Water comes first. Salt is late. Picture a tent.\n\nListen when it cools. Eat the heel.';
  const passage: Passage = { ...passages()[0]!, original: ORIGINAL, sentenceCount: 5 };
  const facetOf = (...sentences: number[]): Facet => ({ ...passages()[0]!.facets[0]!, sentences });
  const text = (view: Partial<PassageView>, display = displayOptions(80)) =>
    renderSuggestion({ passage, facet: facetOf(2, 3), isBrief: false, ...view }, 'because', [], display)
      .slice(4)
      .join('\n')
      .split('\n\nDo You Feel')[0];

  it('has the sentences of the facet set off by an indent, without colours too', () => {
    expect(text({})).toBe(
      'Water comes first.\n    Salt is late. Picture a tent.\n\nListen when it cools. Eat the heel.',
    );
  });

  it('has them in a style of their own where there are colours', () => {
    const display = {
      ...displayOptions(80),
      theme: { ...displayOptions(80).theme, setOff: (one: string) => `<${one}>` },
    };
    expect(text({ facet: facetOf(3, 4) }, display)).toBe(
      'Water comes first. Salt is late.\n    <Picture a tent.>\n\n    <Listen when it cools.>\nEat the heel.',
    );
  });

  it('has them named in words where the display is plain', () => {
    expect(text({}, { ...displayOptions(80), plain: true })).toBe(
      'Water comes first.\nThe part for tonight: Salt is late. Picture a tent.\n\nListen when it cools. Eat the heel.',
    );
  });

  it.each([
    ['its sentences are others than the facet counts', { passage: { ...passage, sentenceCount: 4 } }],
    ['the facet is all of it', { facet: facetOf(1, 2, 3, 4, 5) }],
    ['no facet is known', { facet: null }],
  ])('has no mark where %s', (_, view) => {
    expect(text(view)).toContain('Water comes first. Salt is late. Picture a tent.\n\nListen when it cools.');
  });
});

describe('a passage that was read often', () => {
  const [passage] = passages();
  const [facet] = passage!.facets;
  const lines = (view: PassageView) => renderSuggestion(view, 'because you felt 3', [], displayOptions(80)).slice(2);

  it('is its title, the first sentence of the facet, the question and the reason', () => {
    expect(lines({ passage: passage!, facet: facet!, isBrief: true }).join(' ').replace(/\s+/g, ' ')).toBe(
      `${passage!.title} ${facet!.retelling.split(/(?<=\.) /)[0]} A question to take along: ${facet!.question} Because you felt 3.`,
    );
  });

  it('has only the sentences of the facet in the words of the article', () => {
    const original = 'Water comes first. Salt is late. Picture a tent.';
    const own = { ...passage!, original, sentenceCount: 3 };
    expect(lines({ passage: own, facet: { ...facet!, sentences: [2] }, isBrief: true })[2]).toBe('Salt is late.');
  });

  it('is its first sentence retold where the article has other sentences than the facet counts', () => {
    const own = { ...passage!, original: 'Water comes first.', sentenceCount: 3 };
    expect(lines({ passage: own, facet: facet!, isBrief: true }).join('\n')).not.toContain('Water');
  });

  it('is not shorter without a facet, as a text of the writer is', () => {
    const own = { ...passage!, original: 'Water comes first. Salt is late.', facets: [] };
    expect(lines({ passage: own, facet: null, isBrief: true })).toContain('Water comes first. Salt is late.');
  });
});

describe('the facets of a passage', () => {
  it('are listed by their first sentences, with what is to be taken along', () => {
    const lines = renderFacets(passages().find(({ id }) => id === 'own-passions')!, displayOptions(80));
    expect(lines.slice(0, 5)).toEqual([
      '',
      '  The things you love to do fill a cup that is your own, whatever else',
      '  they may do.',
      '  How full is your own cup tonight, and what was the last thing that',
      '  went in?',
    ]);
    expect(lines.filter((line) => line.startsWith('  One small thing:'))).toHaveLength(4);
  });
});
