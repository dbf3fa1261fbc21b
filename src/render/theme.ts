import { Chalk } from 'chalk';

type Style = (text: string) => string;

/** Styles, named by the role of a text and not by colour. A style never carries meaning alone. */
export interface Theme {
  title: Style;
  /** The writer's own words and numbers, and what was felt. */
  near: Style;
  /** What was wanted, where felt is drawn beside it. */
  far: Style;
  quiet: Style;
  /** The sentences of a paragraph that an evening is about. */
  setOff: Style;
  warning: Style;
}

/** Uses only the 16 standard colours, which terminal themes keep readable on dark and light backgrounds. */
export function colourTheme(): Theme {
  const chalk = new Chalk({ level: 1 });
  return {
    title: chalk.bold,
    near: chalk.magenta,
    far: chalk.cyan,
    quiet: chalk.dim,
    setOff: chalk.bold,
    warning: chalk.yellow,
  };
}

const unstyled: Style = (text) => text;

export const plainTheme: Theme = {
  title: unstyled,
  near: unstyled,
  far: unstyled,
  quiet: unstyled,
  setOff: unstyled,
  warning: unstyled,
};
