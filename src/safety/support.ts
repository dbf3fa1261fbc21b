import support from '../../prompts/support.yaml';
import { type Day, formatDay, isDay } from '../domain/day.ts';
import type { Hold } from './hold.ts';
import type { Risk } from './risk.ts';

/** A place that gives help, as a line of `prompts/support.yaml`. */
export interface SupportResource {
  /** A region, `none` for those without one, or `any` for all. */
  region: string;
  /** The risks it is for; without it, it is for everybody. */
  for?: Risk[];
  /** Whether it is for somebody worried about their own behaviour. */
  own?: boolean;
  line: string;
  certainty: 'sure' | 'fairly sure';
  source: string;
  checked: string;
}

/** The content of `prompts/support.yaml`. */
export interface SupportContent {
  texts: Record<
    | 'selfHarm'
    | 'selfHarmAfter'
    | 'clears'
    | 'hold'
    | 'holdEndsNow'
    | 'holdEnds'
    | 'others'
    | 'talk'
    | 'help'
    | 'support'
    | 'ownBehaviour'
    | 'sharedDevice'
    | 'footer'
    | 'care',
    string
  >;
  /** The countries (ISO 3166) of each region. */
  regions: Record<string, string[]>;
  resources: SupportResource[];
}

/** The paragraphs shown instead of a passage. */
export interface SupportScreens {
  first: string[];
  /** Shown when the writer presses `h`; empty for self-harm, where the first screen says everything. */
  help: string[];
  /** Shown where no key can be pressed: where to find the lines, or for self-harm the lines themselves. */
  nonInteractive: string[];
}

const MAX_LINES = 4;
const NO_REGION = 'none';

export const supportContent = support as SupportContent;

/** The regions with lines of their own, and `none`. */
export function supportRegions(): string[] {
  return [...Object.keys(supportContent.regions), NO_REGION];
}

/** The region of a locale such as `en_GB.UTF-8`, or `none`. */
export function regionOfLocale(locale: string | undefined): string {
  const country = /^[a-z]{2,3}[_-]([A-Za-z]{2})(?:[.@]|$)/.exec(locale ?? '')?.[1];
  return (country && findRegion(country)) ?? NO_REGION;
}

/**
 * At most four lines for a region: the emergency number first, then a line for the person at risk, a directory of lines last.
 * @param risk null for the lines for everybody
 * @param byWriter whether to include lines for somebody worried about their own behaviour
 */
export function supportLines(region: string, risk: Risk | null, byWriter = false): string[] {
  const regional = supportContent.resources.filter((resource) => resource.region === knownRegion(region));
  const general = regional.filter((resource) => !resource.for);
  const forWriter = byWriter ? regional.filter((resource) => resource.own) : [];
  const forRisk = regional.filter((resource) => risk !== null && resource.for?.includes(risk));
  const anywhere = supportContent.resources.filter((resource) => resource.region === 'any');
  // One line for the person at risk comes first, the line for the writer's own behaviour second.
  const chosen = [...general, ...new Set([...forRisk.slice(0, 1), ...forWriter, ...forRisk])];
  return [...chosen.slice(0, MAX_LINES - anywhere.length), ...anywhere].map(({ line }) => line);
}

/** Every line of a region and those that hold anywhere, for somebody who looks them up: those for one's own behaviour last. */
export function allSupportLines(region: string): string[] {
  const regional = supportContent.resources.filter((resource) => resource.region === knownRegion(region));
  const anywhere = supportContent.resources.filter((resource) => resource.region === 'any');
  const isOwnOnly = ({ own, for: risks }: SupportResource) => own === true && risks?.length === 0;
  return [...regional.filter((one) => !isOwnOnly(one)), ...regional.filter(isOwnOnly), ...anywhere].map(
    ({ line }) => line,
  );
}

/**
 * Every line with where and when its number was read.
 * @param region null for all regions; otherwise those of the region, and those that hold anywhere
 */
export function supportLinesWithSources(region: string | null): string[] {
  return supportContent.resources
    .filter((resource) => region === null || [knownRegion(region), 'any'].includes(resource.region))
    .map(({ region, line, source, checked }) => `${region}: ${line} (${source}, ${readOn(checked)})`);
}

function readOn(checked: string): string {
  return isDay(checked) ? `read ${formatDay(checked, 'd MMMM y')}` : 'not read yet';
}

/** The region that a name stands for: that of a region, or of a country in one; null if there are no lines for it. */
export function findRegion(name: string): string | null {
  const wanted = name.toUpperCase();
  const byName = supportRegions().find((region) => region.toUpperCase() === wanted);
  const byCountry = Object.entries(supportContent.regions).find(([, countries]) => countries.includes(wanted));
  return byName ?? byCountry?.[0] ?? null;
}

function knownRegion(region: string): string {
  return findRegion(region) ?? NO_REGION;
}

/** Until when a hold lasts, why in general words, and what is different meanwhile. */
export function holdSentence(until: Day): string {
  return supportContent.texts.hold.replace('{day}', formatDay(until));
}

/** The screens for a hold. */
export function supportScreens(region: string, { risk, byWriter, holdUntil }: Omit<Hold, 'strength'>): SupportScreens {
  const { texts } = supportContent;
  const lasts = `${holdSentence(holdUntil)} ${texts.holdEndsNow}`;
  const lastsNonInteractive = `${holdSentence(holdUntil)} ${texts.holdEnds}`;
  if (risk === 'self_harm') {
    const lines = [texts.selfHarm, ...supportLines(region, risk)];
    return {
      first: [`Saved. ${lines[0]}`, ...lines.slice(1), `${texts.selfHarmAfter} ${texts.clears}`, lasts],
      help: [],
      nonInteractive: [...lines, texts.selfHarmAfter, lastsNonInteractive],
    };
  }
  const ownBehaviour = byWriter ? [texts.ownBehaviour] : [];
  return {
    first: [`Saved. ${texts.others}`, lasts],
    help: [texts.help, ...supportLines(region, risk, byWriter), ...ownBehaviour, texts.sharedDevice],
    nonInteractive: [texts.others, texts.talk, lastsNonInteractive],
  };
}
