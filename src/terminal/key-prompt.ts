import { createPrompt, isEnterKey, useKeypress, useState } from '@inquirer/core';
import type { Look } from '../render/look.ts';
import { padEnd, wrap } from '../render/text.ts';
import { hideCursor, keyOf } from './keys.ts';
import type { Choice, KeyQuestion, ManyQuestion } from './questions.ts';

/** A question that takes its key at once: no menu to walk. */
export const keyPrompt = createPrompt<unknown, KeyQuestion<unknown> & { look: Look }>((config, done) => {
  const { look, choices, enter } = config;
  const [helping, help] = useState(false);
  const [answered, answer] = useState<string | null>(null);

  useKeypress((key, line) => {
    line.clearLine(0);
    const name = keyOf(key).toLowerCase();
    const choice = isEnterKey(key) ? enter : choices.find((one) => one.key === name);
    if (choice) {
      answer(shrunk(look, config.name, choice.value === null ? look.glyphs.gap : choice.label));
      done(choice.value);
    } else if (name === '?') help(!helping);
  });

  if (answered !== null) return answered;
  const keys = [...choices.map(({ key, label }) => `${key} ${label}`), `Enter ${enter.label}`];
  return question(look, config.ask, helping ? config.help : undefined, keys, config.help !== undefined) + hideCursor;
});

/** A question with any number of answers: keys switch them on and off, Enter goes on. */
export const manyPrompt = createPrompt<unknown[] | null, ManyQuestion<unknown> & { look: Look }>((config, done) => {
  const { look, choices } = config;
  const [picked, pick] = useState<readonly Choice<unknown>[]>(
    choices.filter(({ value }) => config.initial?.includes(value)),
  );
  const [helping, help] = useState(false);
  const [answered, answer] = useState<string | null>(null);

  useKeypress((key, line) => {
    line.clearLine(0);
    const name = keyOf(key);
    const choice = choices.find((one) => one.key === name);
    if (choice) pick(choices.filter((one) => picked.includes(one) !== (one === choice)));
    else if (isEnterKey(key)) {
      answer(shrunk(look, config.name, picked.map(({ label }) => label).join(', ') || look.glyphs.gap));
      done(picked.length > 0 ? picked.map(({ value }) => value) : null);
    } else if (name === '?') help(!helping);
  });

  if (answered !== null) return answered;
  const keys = choices.map((choice) => `${picked.includes(choice) ? '[x]' : '[ ]'} ${choice.key} ${choice.label}`);
  const enter = picked.length > 0 ? 'Enter keeps them' : 'Enter skips';
  return (
    question(look, config.ask, helping ? config.help : undefined, [...keys, enter], config.help !== undefined) +
    hideCursor
  );
});

function question(look: Look, ask: string, help: string | undefined, keys: string[], hasHelp: boolean): string {
  const lines = [
    ...wrap(look.theme.title(ask), look.width),
    ...(help === undefined ? [] : wrap(look.theme.quiet(help), look.width)),
    ...wrapItems(hasHelp ? [...keys, '? explains'] : keys, look),
  ];
  return lines.join('\n');
}

/** Items side by side, none of them broken across lines. */
function wrapItems(items: readonly string[], look: Look): string[] {
  const lines: string[] = [];
  for (const item of items) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + item.length + 3 <= Math.min(look.width, 78))
      lines[lines.length - 1] = `${last}   ${item}`;
    else lines.push(`  ${item}`);
  }
  return lines.map((line) => look.theme.quiet(line));
}

function shrunk(look: Look, name: string | undefined, answer: string): string {
  return name === undefined ? '' : `${look.theme.quiet(padEnd(name, 12))}${answer}`;
}
