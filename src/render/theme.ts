import { Chalk } from 'chalk';

type Style = (text: string) => string;

/** Styles by what a text is, never by colour. Meaning is never in the style alone. */
export interface Theme {
  title: Style;
  /** What stands for the writer's own words and numbers. */
  near: Style;
  /** What stands for the wish, the second of two marks. */
  far: Style;
  quiet: Style;
  warning: Style;
}

/** Sixteen-colour codes, so that the terminal's own palette keeps them readable on dark and on light. */
export function colourTheme(): Theme {
  const chalk = new Chalk({ level: 1 });
  return { title: chalk.bold, near: chalk.magenta, far: chalk.cyan, quiet: chalk.dim, warning: chalk.yellow };
}

const same: Style = (text) => text;

export const plainTheme: Theme = { title: same, near: same, far: same, quiet: same, warning: same };
