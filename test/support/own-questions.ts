import type { writer } from './world.ts';

/** The words after `nearfar questions add` for a question of each kind. */
const QUESTIONS: readonly (readonly string[])[] = [
  ['sleep', '--kind', 'scale', '--text', 'How did you sleep?', '--low', 'awful', '--high', 'great'],
  ['mood', '--kind', 'choice', '--text', 'And you yourself?', '--choices', 'good, grey, bad'],
  ['hours', '--kind', 'number', '--text', 'How long did you work?', '--unit', 'h'],
  ['ran', '--kind', 'yes-no', '--text', 'Did you run?'],
  ['dream', '--kind', 'text', '--text', 'What did you dream?'],
];

/** Adds a question of each kind, or only some of them. */
export async function addOwnQuestions(
  me: Pick<ReturnType<typeof writer>, 'run'>,
  names: readonly string[] = QUESTIONS.map(([name]) => name!),
): Promise<void> {
  for (const words of QUESTIONS.filter(([name]) => names.includes(name!))) {
    const { code, stderr } = await me.run(['questions', 'add', ...words]);
    if (code !== 0) throw new Error(stderr);
  }
}
