import { expect, it } from 'vitest';
import { resolveDisplayOptions } from '../../src/render/display-options.ts';
import { wrap } from '../../src/render/text.ts';

it('the width of the display follows a window that is resized', () => {
  const window = { isTerminal: true, width: 80 };
  const display = resolveDisplayOptions({ LANG: 'C.UTF-8' }, window, {});
  const words = 'two people, near and far, in one and the same small room';
  expect(wrap(words, display.width)).toHaveLength(1);
  window.width = 40;
  expect(wrap(words, display.width)).toHaveLength(2);
});

it.each([
  [{ ACCESSIBLE: '1' }, {}, true],
  [{ NEARFAR_PLAIN: '1' }, {}, true],
  [{ TERM: 'dumb' }, {}, true],
  [{}, { plain: true }, true],
  [{ ACCESSIBLE: '0', NEARFAR_PLAIN: '', TERM: 'xterm' }, {}, false],
])('the display is plain, or not, by %j and %j: %s', (env, flags, plain) => {
  expect(resolveDisplayOptions(env, { isTerminal: true, width: 80 }, flags).plain).toBe(plain);
});
