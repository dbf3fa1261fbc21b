import { formatDay } from '../domain/day.ts';
import { dayPhrase } from '../render/entry/day-phrase.ts';
import { wrap } from '../render/text.ts';
import { today } from '../world.ts';
import type { DaySwitch } from './questions/day-switch.ts';
import type { DaySession } from './session.ts';

export function printHeading({ world, screen, day }: DaySession, daySwitch: DaySwitch | null): void {
  const { display } = world;
  const which = daySwitch?.day
    ? `still ${formatDay(day)}; ${daySwitch.key} ${daySwitch.label}`
    : dayPhrase(day, today(world));
  screen.show(() => [...wrap(`${display.theme.title('nearfar')}  ${which}`, display.width), '']);
}
