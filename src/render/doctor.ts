import type { HealthCheck } from '../journal/health/health-check.ts';
import type { DisplayOptions } from './display-options.ts';
import { escapeControls, pluralize, wrap } from './text.ts';

/** What the checks found: what is wrong with what to do, then what is well, then one sentence for all. */
export function renderChecks(checks: readonly HealthCheck[], display: DisplayOptions): string {
  const wrong = checks.filter(({ ok }) => !ok);
  const well = checks.filter(({ ok }) => ok);
  return [
    ...renderProblems(wrong, display),
    ...well.flatMap((check) => lines(check, display)),
    '',
    verdict(wrong.length),
  ]
    .map((line) => `${line}\n`)
    .join('');
}

/** What is wrong, each with what to do and an empty line after it. */
export function renderProblems(wrong: readonly HealthCheck[], display: DisplayOptions): string[] {
  return wrong.flatMap((check) => [
    ...lines(check, display).map((line) => display.theme.warning(line)),
    ...(check.hint === undefined ? [] : wrap(escapeControls(check.hint), display.width, '  ')),
    '',
  ]);
}

function lines({ name, sentence }: HealthCheck, { width }: DisplayOptions): string[] {
  return wrap(escapeControls(`${name}: ${sentence}`), width);
}

function verdict(wrong: number): string {
  if (wrong === 0) return 'All is well.';
  return `${pluralize(wrong, 'thing is', 'things are')} not as it should be; the rest is well.`;
}
