import type { Preferences } from '../domain/preferences.ts';
import { ASCII_GLYPHS, type Glyphs, UNICODE_GLYPHS } from './glyphs.ts';
import { colourTheme, plainTheme, type Theme } from './theme.ts';

/** How output is drawn. */
export interface DisplayOptions {
  /** Cells in a row; follows the size of the window. */
  readonly width: number;
  theme: Theme;
  glyphs: Glyphs;
  /** Sentences and lists instead of pictures and redrawing, for screen readers. */
  plain: boolean;
}

/** The flags of the command line that change the display. */
export interface DisplayFlags {
  color?: 'auto' | 'always' | 'never';
  ascii?: boolean;
  plain?: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** The display options from the flags, the environment, the preferences and the terminal: each overrides those after it. */
export function resolveDisplayOptions(
  env: Environment,
  output: { isTerminal: boolean; width: number },
  flags: DisplayFlags,
  preferences: Preferences = {},
): DisplayOptions {
  const dumb = env.TERM === 'dumb';
  return {
    // Read each time, as the window may be resized.
    get width() {
      return output.width;
    },
    theme: usesColour(env, output.isTerminal, flags.color, preferences.colour) ? colourTheme() : plainTheme,
    glyphs: flags.ascii || dumb || preferences.ascii === 'on' || !supportsUnicode(env) ? ASCII_GLYPHS : UNICODE_GLYPHS,
    plain: flags.plain ?? (dumb || isPlain(env, preferences.plain)),
  };
}

/** A variable that is set wins over the preference, also one that is set to 0. */
function isPlain({ NEARFAR_PLAIN, ACCESSIBLE }: Environment, preference: string | undefined): boolean {
  return NEARFAR_PLAIN || ACCESSIBLE ? isSet(NEARFAR_PLAIN) || isSet(ACCESSIBLE) : preference === 'on';
}

function usesColour(
  env: Environment,
  isTerminal: boolean,
  flag: DisplayFlags['color'],
  preference: string | undefined,
): boolean {
  if (flag === 'always') return true;
  if (flag === 'never') return false;
  if (isSet(env.FORCE_COLOR)) return true;
  if (env.NO_COLOR || env.TERM === 'dumb') return false;
  return flag === undefined && preference !== undefined && preference !== 'auto' ? preference === 'always' : isTerminal;
}

/** Whether a switch in the environment is on: set, and to none of '', 0, false and no. */
function isSet(value: string | undefined): boolean {
  return value !== undefined && !['', '0', 'false', 'no'].includes(value.toLowerCase());
}

function supportsUnicode(env: Environment): boolean {
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG;
  // Windows and many terminals on macOS set no locale although they support Unicode.
  return locale === undefined || locale === '' ? env.TERM !== 'linux' : /utf-?8/i.test(locale);
}
