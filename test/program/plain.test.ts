import { describe, expect, it, vi } from 'vitest';
import { freshFolder } from '../support/fresh-folder.ts';
import { bareEnvironment, PROGRAM, runProgram } from '../support/program.ts';
import { hasPseudoTerminal, inPseudoTerminal } from '../support/pseudo-terminal.ts';

const WAIT = { timeout: 15_000, interval: 20 };

/** An evening with --plain in a terminal, and after it a shell that says what it is given to read. */
function plainEvening() {
  const home = freshFolder();
  const evening = `"${process.execPath}" "${PROGRAM}" --plain write 2026-03-02`;
  const shell = `${evening}; read -t 0.3 -n 1 rest; echo "the shell got [$rest]"`;
  const session = inPseudoTerminal(`bash -c '${shell}'`, bareEnvironment(home, { TERM: 'xterm' }));
  let seen = '';
  session.stdout.on('data', (text) => (seen += text));
  return {
    /** Types a text once the terminal shows another. */
    async type(after: string, text: string) {
      await vi.waitFor(() => expect(seen).toContain(after), WAIT);
      seen = '';
      session.stdin.write(text);
    },
    sees: (text: string) => vi.waitFor(() => expect(seen).toContain(text), WAIT),
    note: () => JSON.parse(runProgram(['show', '2026-03-02', '--json'], { home }).out).entries[0].note,
  };
}

/** An evening at the question for the note. */
async function atNote() {
  const evening = plainEvening();
  await evening.type('7: nearly one', '3\r');
  await evening.type('Enter alone skips', '\r');
  await evening.type('drew closer', '\r');
  await evening.type('reached out', '\r');
  await evening.type('a small gesture', '\r');
  return evening;
}

const LINES = Array.from({ length: 30 }, (_, index) =>
  index % 7 === 3 ? '' : `line ${index} of what I wrote elsewhere`,
);

describe.skipIf(!hasPseudoTerminal)('an evening with --plain in a terminal', () => {
  it('stores a note of 20,000 bytes on one line whole', async () => {
    const note = 'He fell asleep mid-sentence. '.repeat(700).slice(0, 19_999).concat('!');
    const evening = await atNote();
    await evening.type('An empty line ends it', `${note}\r`);
    await evening.type('!', '\r');
    await evening.type('Saved.', '\r');
    await evening.sees('the shell got []');
    expect(evening.note()).toBe(note);
  });

  it.each([
    ['with', '\x1b[200~', '\x1b[201~'],
    ['without', '', ''],
  ])('stores thirty pasted lines whole, %s marks around them', async (_, start, end) => {
    const evening = await atNote();
    await evening.type('An empty line ends it', `${start}${LINES.join('\r')}${end}`);
    await evening.type(LINES.at(-1)!, '\r\r');
    await evening.type('Saved.', '\r');
    await evening.sees('the shell got []');
    expect(evening.note()).toBe(LINES.join('\n'));
  });

  it('leaves nothing of what was pasted behind an answer to the shell', async () => {
    const evening = await atNote();
    await evening.type('An empty line ends it', '\r');
    await evening.type('Saved.', `x\r${'touch what-was-never-meant\r'.repeat(2000)}`);
    await evening.sees('the shell got []');
  });
});
