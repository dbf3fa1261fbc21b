import { type Partner, PRONOUNS, parsePronouns, speakOf } from '../../domain/partner.ts';
import { escapeControls, wrap } from '../../render/text.ts';
import { regionOfLocale } from '../../safety/support.ts';
import type { World } from '../../world.ts';
import type { Setting } from './setting-list.ts';

/** The value of a setting in one line, and what wins over it. @param stored null for the default */
export async function settingLine(world: World, setting: Setting, stored: string | null): Promise<string> {
  const winner = (await world.settingOverrides())[setting.name];
  const line = valueLine(world, setting, stored);
  return winner === undefined ? line : `${line}, but ${winner} wins`;
}

/** What a setting is for, what it can be, and what it is by default. */
export function helpLines({ about, takes, defaultValue }: Setting, width: number): string[] {
  return wrap(`${about}: ${takes}; ${defaultValue} by default`, width, '  ');
}

function valueLine({ locale }: World, { name, defaultValue }: Setting, stored: string | null): string {
  const shown = stored === null ? defaultValue : escapeControls(stored);
  switch (name) {
    case 'region':
      return stored === null
        ? `region: ${escapeControls(regionOfLocale(locale))} (guessed; nearfar settings region US sets it)`
        : `region: ${shown}`;
    case 'hold':
      return stored === null ? 'hold: off' : `hold: ${shown} (nearfar settings hold off ends it)`;
    case 'partner':
      return stored === null
        ? 'partner: not named (nearfar settings partner NAME names them)'
        : `partner: ${shown} (nearfar settings partner off removes it)`;
    case 'pronouns':
      return `pronouns: ${shown} (${PRONOUNS.filter((one) => one !== shown).join(' or ')}: nearfar settings pronouns)`;
    case 'reader':
      return stored === null
        ? 'reader: off (nearfar chooses the passages itself)'
        : `reader: ${shown} (nearfar settings reader off removes it)`;
    default:
      return `${name}: ${shown}`;
  }
}

/** What is different from now on, now that a setting is stored. @param stored null for the default */
export function storedSentence({ name, defaultValue }: Setting, stored: string | null): string {
  switch (name) {
    case 'region':
      return stored === null ? 'The region is guessed from the locale.' : `The region is ${stored}.`;
    case 'hold':
      return 'All passages may be shown again.';
    case 'partner':
      return stored === null
        ? 'Questions and sentences use no name from now on.'
        : `Questions and sentences speak of ${stored} from now on.`;
    case 'pronouns': {
      const partner: Partner = { name: null, pronouns: parsePronouns(stored) };
      return `Questions and sentences say ${speakOf(partner, '{they} and {them}')} from now on.`;
    }
    case 'reader':
      return stored === null
        ? 'nearfar chooses the passages itself.'
        : `Passages are chosen by your own reader: ${escapeControls(stored)}
It is given your answers and your note, on this machine. nearfar itself sends nothing anywhere; what that program does with your words is up to it.
nearfar settings reader test tries it on an invented evening.`;
    case 'questions':
      return stored === null
        ? 'All questions are asked, as they come.'
        : `An evening asks: ${stored.replaceAll(' ', ', ')}.`;
    case 'day-starts':
      return `Your day begins at ${stored ?? defaultValue}:00 from now on. What is written stays on its day.`;
    default:
      return stored === null ? `${name} is ${defaultValue} again, the default.` : `${name} is ${stored} from now on.`;
  }
}
