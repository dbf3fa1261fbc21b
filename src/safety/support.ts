import support from '../../prompts/support.yaml';
import type { Risk } from './risk.ts';

export interface SupportResource {
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
  resources: SupportResource[];
}

/** What the screens say; `help` is what `h` shows. For the self-harm text there is one screen, and no `h`. */
export interface SupportScreens {
  first: string[];
  help: string[];
  /** What is said where nobody presses a key: the words that name nothing and where to find the lines, or the lines at once. */
  nonInteractive: string[];
}

const MOST_LINES = 4;
const NO_REGION = 'none';

export const supportContent = support as SupportContent;

/** The regions that lines are known for, and `none`. */
export function supportRegions(): string[] {
  return [...Object.keys(supportContent.regions), NO_REGION];
}

/** The region of a locale such as `en_GB.UTF-8`, or `none`. */
export function regionOfLocale(lang: string | undefined): string {
  const country = /^[a-z]{2,3}[_-]([A-Za-z]{2})(?:[.@]|$)/.exec(lang ?? '')?.[1]?.toUpperCase();
  const region = Object.entries(supportContent.regions).find(([, countries]) => country && countries.includes(country));
  return region?.[0] ?? NO_REGION;
}

/** At most four lines: emergency first, the place to find any line last. Without a risk, the ones for everybody. */
export function supportLines(region: string, risk: Risk | null, byWriter = false): string[] {
  const place = supportRegions().includes(region) ? region : NO_REGION;
  const here = supportContent.resources.filter((one) => one.region === place);
  const general = here.filter((one) => !one.for);
  const own = byWriter ? here.filter((one) => one.own) : [];
  const fitting = here.filter((one) => risk !== null && one.for?.includes(risk));
  const anywhere = supportContent.resources.filter((one) => one.region === 'any');
  const special = new Set([...own, ...fitting]);
  const chosen = [...general, ...special].slice(0, MOST_LINES - anywhere.length);
  return [...chosen, ...anywhere].map((one) => one.line);
}

/** What is shown instead of a passage. */
export function supportScreens(region: string, risk: Risk | null, byWriter: boolean): SupportScreens {
  const { texts } = supportContent;
  if (risk === 'self_harm') {
    const lines = [texts.selfHarm, ...supportLines(region, risk)];
    return {
      first: [...lines, `${texts.selfHarmAfter} ${texts.clears}`],
      help: [],
      nonInteractive: [...lines, texts.selfHarmAfter],
    };
  }
  const own = byWriter ? [texts.ownBehaviour] : [];
  return {
    first: [texts.others],
    help: [texts.help, ...supportLines(region, risk ?? 'partner_violence', byWriter), ...own, texts.sharedDevice],
    nonInteractive: [texts.others, 'nearfar support'],
  };
}
