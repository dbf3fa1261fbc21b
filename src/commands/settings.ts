import type { Command } from 'commander';
import { formatDay } from '../domain/day.ts';
import type { Entry } from '../domain/entry.ts';
import { type Partner, PRONOUNS, speakOf } from '../domain/partner.ts';
import { parsePartnerName } from '../domain/partner-name.ts';
import { UsageError, UserError } from '../errors.ts';
import type { WorldFor } from '../flags/world-for.ts';
import { toVersionedJson } from '../formats/json/versioned-json.ts';
import { withJournal } from '../journal/open.ts';
import { escapeControls, sentence, wrap } from '../render/text.ts';
import { REGION, regionFor } from '../suggest/region.ts';
import { today, type World } from '../world.ts';

/** What `nearfar settings reader test` gives the writer's own reader. */
const INVENTED_EVENING: Omit<Entry, 'day'> = {
  felt: 3,
  want: 6,
  their_move: 'away',
  my_move: 'chased',
  practices: [],
  note: 'He was quiet over dinner. I asked him three times what was wrong, and he went to bed early.',
};

/** `nearfar settings`: shows the settings, or changes one. */
export function addSettings(settings: Command, worldFor: WorldFor): void {
  settings
    .option('--json', 'print them as JSON')
    .action(async (flags: { json?: boolean }, self: Command) => show(worldFor(self), flags.json ?? false));
  settings
    .command('region')
    .description('where you are, for the lines that can help: US, CA, GB, IE, AU, EU, none, or auto')
    .argument('<region>')
    .action(async (region: string, _, self: Command) => setRegion(worldFor(self), region));
  settings
    .command('hold')
    .description('let all passages be shown again')
    .argument('<word>', 'off')
    .action(async (word: string, _, self: Command) => {
      if (word !== 'off')
        throw new UsageError(`"${word}" is not a setting of the hold.`, 'nearfar settings hold off ends it.');
      const world = worldFor(self);
      await withJournal(world, 'write', (journal) => journal.settings.setHold(null));
      world.stderr.write('All passages may be shown again.\n');
    });
  settings
    .command('partner')
    .description('a name for the other person, for the questions and the sentences')
    .argument('[name...]', 'up to 40 characters; - reads it from standard input, off removes it')
    .action(async (words: string[], _, self: Command) => {
      const world = worldFor(self);
      const given = words.join(' ');
      if (given === '') return showPartner(world, nameLine);
      await setPartnerName(world, given === 'off' ? null : given === '-' ? world.stdin.readAll() : given);
    });
  settings
    .command('pronouns')
    .description('the word for the other person: they, she or he')
    .argument('[pronoun]', 'they, she or he')
    .action(async (pronoun: string | undefined, _, self: Command) => {
      const world = worldFor(self);
      if (pronoun === undefined) return showPartner(world, pronounsLine);
      await setPronouns(world, pronoun);
    });
  settings
    .command('reader')
    .description('a program of yours that chooses the passages')
    .argument('[command...]', 'the program and its arguments, in quotes; off removes it, test tries it')
    .action(async (words: string[], _, self: Command) => {
      const world = worldFor(self);
      if (words.length > 1) throw new UsageError('The command has to stand in quotes.', quotedExample(words));
      const [command] = words;
      if (command === undefined) return showReader(world);
      if (command === 'test') return testReader(world);
      return setReader(world, command === 'off' ? null : command);
    });
}

const quotedExample = (words: readonly string[]) => `Such as: nearfar settings reader "${words.join(' ')}"`;

async function show(world: World, asJson: boolean): Promise<void> {
  const { region, hold, reader, partner, isSet } = await withJournal(world, 'read', async (journal) => ({
    region: await regionFor(world, journal),
    isSet: journal.settings.get(REGION) !== null,
    hold: journal.settings.isHoldActive(today(world)) ? journal.settings.holdUntil(today(world)) : null,
    reader: journal.settings.ownReader(),
    partner: journal.settings.partner(),
  }));
  if (asJson) {
    const { name, pronouns } = partner;
    const settings = { region, hold_until: hold, reader, partner: name, pronouns };
    return world.stdout.write(toVersionedJson({ settings }));
  }
  const lines = [
    `region: ${escapeControls(region)}${isSet ? '' : ' (guessed; nearfar settings region US sets it)'}`,
    `hold: ${hold === null ? 'off' : `until ${formatDay(hold)} (nearfar settings hold off ends it)`}`,
    nameLine(partner),
    pronounsLine(partner),
    readerLine(reader),
  ];
  world.stdout.write(`${lines.flatMap((line) => wrap(line, world.display.width)).join('\n')}\n`);
}

async function setRegion(world: World, named: string): Promise<void> {
  const { supportRegions } = await import('../safety/support.ts');
  const known = supportRegions();
  const region = known.find((one) => one.toLowerCase() === named.toLowerCase());
  if (region === undefined && named !== 'auto')
    throw new UsageError(`"${named}" is not a region that lines are known for.`, `Choose ${known.join(', ')} or auto.`);
  await withJournal(world, 'write', (journal) => journal.settings.set(REGION, region ?? null));
  world.stderr.write(region === undefined ? 'The region is guessed from the locale.\n' : `The region is ${region}.\n`);
}

function nameLine({ name }: Partner): string {
  return name === null
    ? 'partner: not named (nearfar settings partner NAME gives the questions a name)'
    : `partner: ${escapeControls(name)} (nearfar settings partner off removes it)`;
}

function pronounsLine({ pronouns }: Partner): string {
  return `pronouns: ${pronouns} (${PRONOUNS.filter((one) => one !== pronouns).join(' or ')}: nearfar settings pronouns)`;
}

async function showPartner(world: World, line: (partner: Partner) => string): Promise<void> {
  const partner = await withJournal(world, 'read', (journal) => journal.settings.partner());
  world.stdout.write(`${wrap(line(partner), world.display.width).join('\n')}\n`);
}

/** Stores the name of the other person, or removes it. */
async function setPartnerName(world: World, given: string | null): Promise<void> {
  const name = given === null ? null : parsePartnerName(given);
  await withJournal(world, 'write', (journal) => journal.settings.setPartnerName(name));
  world.stderr.write(
    name === null
      ? 'Questions and sentences use no name from now on.\n'
      : `Questions and sentences speak of ${name} from now on.\n`,
  );
}

async function setPronouns(world: World, given: string): Promise<void> {
  const pronouns = PRONOUNS.find((one) => one === given.toLowerCase());
  if (pronouns === undefined)
    throw new UsageError(`"${given}" is not among the pronouns that nearfar knows.`, 'Choose they, she or he.');
  await withJournal(world, 'write', (journal) => journal.settings.setPronouns(pronouns));
  const forms = speakOf({ name: null, pronouns }, '{they} and {them}');
  world.stderr.write(`Questions and sentences say ${forms} from now on.\n`);
}

function readerLine(reader: string | null): string {
  return reader === null
    ? 'reader: off (nearfar chooses the passages itself)'
    : `reader: ${escapeControls(reader)} (nearfar settings reader off removes it)`;
}

async function showReader(world: World): Promise<void> {
  const reader = await withJournal(world, 'read', (journal) => journal.settings.ownReader());
  world.stdout.write(`${wrap(readerLine(reader), world.display.width).join('\n')}\n`);
}

/** Stores the command of the writer's own reader, or removes it. */
async function setReader(world: World, command: string | null): Promise<void> {
  const { splitCommand } = await import('../suggest/split-command.ts');
  if (command !== null) splitCommand(command);
  await withJournal(world, 'write', (journal) => journal.settings.setOwnReader(command));
  world.stderr.write(
    command === null
      ? 'nearfar chooses the passages itself.\n'
      : `Passages are chosen by your own reader: ${escapeControls(command)}
It is given your answers and your note, on this machine. nearfar itself sends nothing anywhere; what that program does with your words is up to it.
nearfar settings reader test tries it on an invented evening.
`,
  );
}

/** Asks the writer's own reader about an invented evening, and says what came back and how long that took. */
async function testReader(world: World): Promise<void> {
  const { askOwnReader } = await import('../suggest/own-reader.ts');
  const { passageTexts } = await import('../suggest/passage-texts.ts');
  const { command, passages } = await withJournal(world, 'read', (journal) => ({
    command: journal.settings.ownReader(),
    passages: passageTexts(journal),
  }));
  if (command === null)
    throw new UsageError('No reader of your own is set.', 'Set one with: nearfar settings reader COMMAND');
  const start = world.now().getTime();
  const duration = () => `${((world.now().getTime() - start) / 1000).toFixed(1)} seconds`;
  const evening = { ...INVENTED_EVENING, day: today(world) };
  const { id, why } = await askOwnReader(passages, evening, command, world.runProgram).catch((error) => {
    if (!(error instanceof UserError)) throw error;
    throw new UserError(
      error.message,
      `That took ${duration()}. On an evening, nearfar would choose the passage itself.`,
    );
  });
  const { title } = passages.find((passage) => passage.id === id)!;
  const lines = [`It chose ${id} ("${title}") in ${duration()}. On an evening you would read:`, sentence(why)];
  world.stdout.write(`${lines.flatMap((line) => wrap(line, world.display.width)).join('\n')}\n`);
}
