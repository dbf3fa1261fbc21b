import type { DisplayFlags } from '../render/display-options.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** The flag or the environment variable that wins over a setting, by the name of the setting. */
export type SettingOverrides = Readonly<Record<string, string>>;

/** The settings over which a flag or an environment variable wins. */
export function settingOverrides(env: Environment, flags: DisplayFlags & { pager?: boolean }): SettingOverrides {
  const isDumb = env.TERM === 'dumb' && 'TERM=dumb';
  const winners: Record<string, string | false | undefined> = {
    'day-starts': named(env, 'NEARFAR_DAY_STARTS'),
    plain: (flags.plain && '--plain') || isDumb || named(env, 'NEARFAR_PLAIN') || named(env, 'ACCESSIBLE'),
    ascii: (flags.ascii && '--ascii') || isDumb,
    colour: (flags.color !== undefined && '--color') || named(env, 'FORCE_COLOR') || named(env, 'NO_COLOR') || isDumb,
    pager: flags.pager === false && '--no-pager',
    region: named(env, 'NEARFAR_REGION'),
  };
  return Object.fromEntries(Object.entries(winners).filter((entry): entry is [string, string] => Boolean(entry[1])));
}

function named(env: Environment, name: string): string | false {
  return Boolean(env[name]) && name;
}
