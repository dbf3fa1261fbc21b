import { type Day, formatDay } from '../../domain/day.ts';
import { parsePartnerName } from '../../domain/parse-partner-name.ts';
import { PRONOUNS, type Pronouns, UNNAMED_PARTNER } from '../../domain/partner.ts';
import type { PreferenceName } from '../../domain/preferences.ts';
import { UsageError } from '../../errors.ts';
import type { Journal } from '../../journal/journal.ts';
import { supportRegions } from '../../safety/support.ts';
import { REGION } from '../../suggest/region.ts';
import { splitCommand } from '../../suggest/split-command.ts';
import { readAskedQuestions, writeAskedQuestions } from './questions-setting.ts';

/** One setting, with its values as the writer types them. */
export interface Setting {
  readonly name: string;
  /** One line of help. */
  readonly about: string;
  /** What can be given, in words. */
  readonly takes: string;
  readonly defaultValue: string;
  /** The value in the form in which it is stored. @throws UsageError if the setting cannot have it */
  readonly parse: (given: string) => string;
  /** All values, of a preference. */
  readonly values?: readonly string[];
  /** Where it is stored in the journal; the others are preferences, which are needed before that is open. */
  readonly inJournal?: {
    /** Null for the default. */
    read: (journal: Journal, today: Day) => string | null;
    write: (journal: Journal, value: string | null) => void;
  };
}

const MAX_WEEKS = 1040;

const PREFERENCE_VALUES: Readonly<Record<PreferenceName, readonly string[]>> = {
  'day-starts': Array.from({ length: 13 }, (_, hour) => String(hour)),
  plain: ['on', 'off'],
  ascii: ['on', 'off'],
  colour: ['auto', 'always', 'never'],
  pager: ['on', 'off'],
};

/** All settings, in the order in which they are shown. */
export const SETTINGS: readonly Setting[] = [
  preference('day-starts', '4', 'the hour at which your day begins, for evenings from now on', '0 to 12'),
  preference('plain', 'off', 'sentences and lists in place of pictures, for screen readers'),
  preference('ascii', 'off', 'draw with ASCII characters'),
  preference('colour', 'auto', 'colour the output'),
  preference('pager', 'on', 'show long lists in the pager; PAGER names another one than less'),
  {
    name: 'weeks',
    about: 'how many complete weeks nearfar trends shows when nothing else is asked',
    takes: `1 to ${MAX_WEEKS}`,
    defaultValue: '12',
    parse: parseWeeks,
    inJournal: {
      read: (journal) => journal.settings.get('weeks'),
      write: (journal, value) => journal.settings.set('weeks', value),
    },
  },
  {
    name: REGION,
    about: 'where you are, for the lines that can help',
    takes: `${supportRegions().join(', ')} or auto`,
    defaultValue: 'auto',
    parse: parseRegion,
    inJournal: {
      read: (journal) => journal.settings.get(REGION),
      write: (journal, value) => journal.settings.set(REGION, value),
    },
  },
  {
    name: 'partner',
    about: 'a name for the other person, for the questions and the sentences',
    takes: 'up to 40 characters, or off',
    defaultValue: 'off',
    parse: parsePartnerName,
    inJournal: {
      read: (journal) => journal.settings.partner().name,
      write: (journal, value) => journal.settings.setPartnerName(value),
    },
  },
  {
    name: 'pronouns',
    about: 'the word for the other person',
    takes: 'they, she or he',
    defaultValue: UNNAMED_PARTNER.pronouns,
    parse: parseGivenPronouns,
    inJournal: {
      read(journal) {
        const { pronouns } = journal.settings.partner();
        return pronouns === UNNAMED_PARTNER.pronouns ? null : pronouns;
      },
      write: (journal, value) => journal.settings.setPronouns((value as Pronouns) ?? UNNAMED_PARTNER.pronouns),
    },
  },
  {
    name: 'reader',
    about: 'a program of yours that chooses the passages',
    takes: 'a command, or off',
    defaultValue: 'off',
    parse(given) {
      splitCommand(given);
      return given;
    },
    inJournal: {
      read: (journal) => journal.settings.ownReader(),
      write: (journal, value) => journal.settings.setOwnReader(value),
    },
  },
  {
    name: 'hold',
    about: 'for some days after a note that sounded unsafe, passages that ask something of you are left out',
    takes: 'off',
    defaultValue: 'off',
    parse(given) {
      throw new UsageError(`"${given}" is not a setting of the hold.`, 'nearfar settings hold off ends it.');
    },
    inJournal: {
      read(journal, today) {
        const until = journal.settings.activeHoldUntil(today);
        return until && `until ${formatDay(until)}`;
      },
      write: (journal) => journal.settings.setHold(null),
    },
  },
  {
    name: 'questions',
    about: 'what an evening asks, in this order; nearfar questions adds some of your own',
    takes: 'their names, or all',
    defaultValue: 'all',
    parse: (given) =>
      given
        .split(/[\s,]+/)
        .filter(Boolean)
        .join(' '),
    inJournal: { read: readAskedQuestions, write: writeAskedQuestions },
  },
];

/** @throws UsageError if there is none of this name */
export function settingNamed(name: string): Setting {
  const wanted = name === 'color' ? 'colour' : name;
  const setting = SETTINGS.find((one) => one.name === wanted);
  if (setting === undefined)
    throw new UsageError(
      `There is no setting "${name}".`,
      `The settings are ${SETTINGS.map((one) => one.name).join(', ')}.`,
    );
  return setting;
}

/** A given value in the form in which it is stored; null for the default. @throws UsageError if the setting cannot have it */
export function parseSetting({ defaultValue, parse }: Setting, given: string): string | null {
  if (given.toLowerCase() === defaultValue) return null;
  const value = parse(given);
  return value === defaultValue ? null : value;
}

function preference(name: PreferenceName, defaultValue: string, about: string, range?: string): Setting {
  const values = PREFERENCE_VALUES[name];
  const takes = range ?? `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`;
  const parse = (given: string) => {
    const value = given.toLowerCase();
    if (!values.includes(value)) throw new UsageError(`${name} cannot be "${given}".`, `It can be ${takes}.`);
    return value;
  };
  return { name, about, takes, defaultValue, values, parse };
}

function parseWeeks(given: string): string {
  if (!/^\d{1,4}$/.test(given) || Number(given) === 0 || Number(given) > MAX_WEEKS)
    throw new UsageError(`weeks cannot be "${given}".`, `It can be 1 to ${MAX_WEEKS}.`);
  return String(Number(given));
}

function parseRegion(given: string): string {
  const region = supportRegions().find((one) => one.toLowerCase() === given.toLowerCase());
  if (region === undefined)
    throw new UsageError(
      `"${given}" is not a region that lines are known for.`,
      `Choose ${supportRegions().join(', ')} or auto.`,
    );
  return region;
}

function parseGivenPronouns(given: string): string {
  const pronouns = PRONOUNS.find((one) => one === given.toLowerCase());
  if (pronouns === undefined)
    throw new UsageError(`"${given}" is not among the pronouns that nearfar knows.`, 'Choose they, she or he.');
  return pronouns;
}
