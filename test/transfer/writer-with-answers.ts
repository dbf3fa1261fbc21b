import { writer } from '../support/world.ts';

const JSON_OF_TWO_DAYS = [
  {
    day: '2026-11-18',
    felt: 4,
    own_answers: {
      dream: { kind: 'text', value: 'Tom on a train' },
      sleep: { kind: 'number', value: 7.5, unit: 'h' },
      weather: { kind: 'choice', value: 'So-so' },
    },
  },
  { day: '2026-11-19', felt: 5, note: 'a train too', own_answers: { ran: { kind: 'yes-no', value: true } } },
];

/** A writer who imported two days with own answers, to questions that the journal does not have. */
export async function writerWithAnswers() {
  const me = writer();
  await me.run('import -', { input: JSON_OF_TWO_DAYS.map((entry) => JSON.stringify(entry)).join('\n') });
  return me;
}
