import { ASCII_GLYPHS, type Glyphs, UNICODE_GLYPHS } from './glyphs.ts';
import { colourTheme, plainTheme, type Theme } from './theme.ts';

/** How things are to look on one reader's screen. */
export interface DisplayOptions {
  /** Cells in a row. */
  readonly width: number;
  theme: Theme;
  glyphs: Glyphs;
  /** Sentences and lists in place of pictures and redrawing, for screen readers. */
  plain: boolean;
}

export interface DisplayFlags {
  color?: 'auto' | 'always' | 'never';
  ascii?: boolean;
  plain?: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** What the environment, the terminal and the flags ask for, the flags last. */
export function resolveDisplayOptions(
  env: Environment,
  output: { isTerminal: boolean; width: number },
  wishes: DisplayFlags,
): DisplayOptions {
  const dumb = env.TERM === 'dumb';
  return {
    // A window may change while the evening is in it.
    get width() {
      return output.width;
    },
    theme: wantsColour(env, output.isTerminal, wishes.color) ? colourTheme() : plainTheme,
    glyphs: wishes.ascii || dumb || !speaksUnicode(env) ? ASCII_GLYPHS : UNICODE_GLYPHS,
    plain: wishes.plain ?? (dumb || isSet(env.NEARFAR_PLAIN)),
  };
}

function wantsColour(env: Environment, isTerminal: boolean, wish: DisplayFlags['color']): boolean {
  if (wish === 'always') return true;
  if (wish === 'never') return false;
  if (isSet(env.FORCE_COLOR)) return true;
  return isTerminal && !env.NO_COLOR && env.TERM !== 'dumb';
}

/** A switch in the environment: set to something, and not to a word for no. */
function isSet(value: string | undefined): boolean {
  return value !== undefined && !['', '0', 'false', 'no'].includes(value.toLowerCase());
}

function speaksUnicode(env: Environment): boolean {
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG;
  // Windows and many terminals on macOS name no locale and draw Unicode all the same.
  return locale === undefined || locale === '' ? env.TERM !== 'linux' : /utf-?8/i.test(locale);
}
