import { expect, it } from 'vitest';
import { UNNAMED_PARTNER } from '../../../src/domain/partner.ts';
import { passages } from '../../../src/passages/library.ts';
import { renderEvidence } from '../../../src/render/passages/matches.ts';
import { displayOptions } from '../../support/terminal.ts';

it('keeps the words that counted for a passage beside how much they counted', () => {
  const evidence = [
    { says: 'she wanted to talk all evening', place: { start: 0, end: 30 }, contribution: 0.3 },
    { says: 'when you wanted more room', place: null, contribution: 0.1 },
  ];
  const lines = renderEvidence({ passage: passages()[0]!, evidence }, displayOptions(40, true), UNNAMED_PARTNER);
  expect(lines.slice(-4)).toEqual([
    '  somewhat  "she wanted to talk all',
    '            evening"',
    '  a little  an evening when you wanted',
    '            more room',
  ]);
});
