import support from '../../prompts/support.yaml';
import type { Risk } from './risk.ts';

export interface Resource {
  region: string;
  for?: Risk[];
  /** Also for someone worried about what they do themselves. */
  own?: boolean;
  line: string;
  certainty: 'sure' | 'fairly sure';
  source: string;
  checked: string;
}

export interface SupportContent {
  texts: Record<
    | 'selfHarm'
    | 'selfHarmAfter'
    | 'clears'
    | 'others'
    | 'help'
    | 'support'
    | 'ownBehaviour'
    | 'sharedDevice'
    | 'footer',
    string
  >;
  regions: Record<string, string[]>;
  resources: Resource[];
}

/** What the screens say; `help` is what `h` shows. For the self-harm text there is one screen, and no `h`. */
export interface SupportScreens {
  first: string[];
  help: string[];
  /** What is said where nobody presses a key: the words that name nothing and where to find the lines, or the lines at once. */
  inPassing: string[];
}

const MOST_LINES = 4;
const NO_REGION = 'none';

export const content = support as SupportContent;

/** The regions that lines are known for, and `none`. */
export function knownRegions(): string[] {
  return [...Object.keys(content.regions), NO_REGION];
}

/** The region of a locale such as `en_GB.UTF-8`, or `none`. */
export function regionOf(lang: string | undefined): string {
  const country = /^[a-z]{2,3}[_-]([A-Za-z]{2})(?:[.@]|$)/.exec(lang ?? '')?.[1]?.toUpperCase();
  const region = Object.entries(content.regions).find(([, countries]) => country && countries.includes(country));
  return region?.[0] ?? NO_REGION;
}

/** At most four lines: emergency first, the place to find any line last. Without a risk, the ones for everybody. */
export function linesFor(region: string, risk: Risk | null, byWriter = false): string[] {
  const place = knownRegions().includes(region) ? region : NO_REGION;
  const here = content.resources.filter((one) => one.region === place);
  const general = here.filter((one) => !one.for);
  const own = byWriter ? here.filter((one) => one.own) : [];
  const fitting = here.filter((one) => risk !== null && one.for?.includes(risk));
  const anywhere = content.resources.filter((one) => one.region === 'any');
  const special = new Set([...own, ...fitting]);
  const chosen = [...general, ...special].slice(0, MOST_LINES - anywhere.length);
  return [...chosen, ...anywhere].map((one) => one.line);
}

/** What is shown instead of a passage. */
export function screensFor(region: string, risk: Risk | null, byWriter: boolean): SupportScreens {
  const { texts } = content;
  if (risk === 'self_harm') {
    const lines = [texts.selfHarm, ...linesFor(region, risk)];
    return {
      first: [...lines, `${texts.selfHarmAfter} ${texts.clears}`],
      help: [],
      inPassing: [...lines, texts.selfHarmAfter],
    };
  }
  const own = byWriter ? [texts.ownBehaviour] : [];
  return {
    first: [texts.others],
    help: [texts.help, ...linesFor(region, risk ?? 'partner_violence', byWriter), ...own, texts.sharedDevice],
    inPassing: [texts.others, 'nearfar support'],
  };
}
