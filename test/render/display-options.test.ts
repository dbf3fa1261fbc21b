import { expect, it } from 'vitest';
import { resolveDisplayOptions } from '../../src/render/display-options.ts';
import { wrap } from '../../src/render/text.ts';

it('a look goes with a window that is made narrower or wider', () => {
  const window = { isTerminal: true, width: 80 };
  const look = resolveDisplayOptions({ LANG: 'C.UTF-8' }, window, {});
  const words = 'two people, near and far, in one and the same small room';
  expect(wrap(words, look.width)).toHaveLength(1);
  window.width = 40;
  expect(wrap(words, look.width)).toHaveLength(2);
});
