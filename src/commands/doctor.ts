import type { Command } from 'commander';
import { UsageError } from '../errors.ts';
import { resolvePath } from '../files/resolve-path.ts';
import type { WorldFor } from '../flags/world-for.ts';
import { toVersionedJson } from '../formats/json/versioned-json.ts';
import { askForKeyOfOther } from '../io/ask-for-key.ts';
import { orExplain } from '../journal/file/explain-journal-error.ts';
import { examineJournal } from '../journal/health/examine-journal.ts';
import type { HealthCheck } from '../journal/health/health-check.ts';
import type { JournalKey } from '../journal/journal-location.ts';
import { saltOf } from '../journal/lock/locked-file.ts';
import { journalFile } from '../journal/open.ts';
import { renderChecks, renderProblems } from '../render/doctor.ts';
import { renderSalvage } from '../render/salvage.ts';
import { joinWithAnd } from '../render/text.ts';
import { confirm } from '../session/confirm.ts';
import { leftPages } from '../session/editor/left-pages.ts';
import { canPrompt, dateAt, type World } from '../world.ts';

interface DoctorFlags {
  fix?: boolean;
  salvage?: string;
  backup?: string;
  output?: string;
  json?: boolean;
}

/** `nearfar doctor`: examines the journal and what is around it; exit code 1 when something is wrong. */
export function addCommand(command: Command, worldFor: WorldFor, setExitCode: (code: number) => void): void {
  command
    .option('--fix', 'mend what can be mended without a loss, without asking')
    .option('--salvage <file>', 'bring everything readable of this damaged journal into a new file')
    .option('--backup <file>', 'with --salvage: take what is missing from this copy, not from the newest one')
    .option('-o, --output <file>', 'with --salvage: the new file')
    .option('--json', 'print it as JSON')
    .action(async (flags: DoctorFlags, self: Command) => {
      const world = worldFor(self);
      if (flags.salvage !== undefined) return salvage(world, flags.salvage, flags);
      if (flags.backup !== undefined || flags.output !== undefined)
        throw new UsageError('-o and --backup belong to --salvage.', 'Name the damaged file: --salvage FILE');
      const examine = async () => examineJournal(await surroundingsOf(world));
      const found = await examine();
      const checks = (await mend(world, found, flags)) ? await examine() : found;
      if (checks.some(({ ok }) => !ok)) setExitCode(1);
      if (!flags.json) return world.stdout.write(renderChecks(checks, world.display));
      world.stdout.write(
        toVersionedJson({
          ok: checks.every(({ ok }) => ok),
          checks: checks.map(({ name, ok, sentence, hint }) => ({ name, ok, sentence, ...(hint && { hint }) })),
        }),
      );
    });
}

async function salvage(world: World, damaged: string, { output, backup, json }: DoctorFlags): Promise<void> {
  const { salvageJournal, salvageTarget } = await import('../journal/salvage/salvage-journal.ts');
  const target = resolvePath(output ?? salvageTarget(damaged, dateAt(world, world.now())));
  const key = await keyOfDamaged(world, resolvePath(damaged));
  const copy = backup === undefined ? undefined : { file: backup, key: await askForKeyOfOther(world, backup, key) };
  const report = await orExplain(
    target,
    () =>
      salvageJournal(
        { folder: world.folder, key },
        { damaged: resolvePath(damaged), target, backup: copy },
        world.now(),
      ),
    'or name another file with -o',
  );
  world.stdout.write(
    json
      ? toVersionedJson({ file: target, ...report })
      : renderSalvage(report, { damaged: resolvePath(damaged), target, isLocked: key !== null }, world.display),
  );
}

/**
 * The key of a damaged file: that of the journal, unless the file looks locked, its pages show that it has another one, and
 * somebody can be asked for that.
 */
async function keyOfDamaged(world: World, file: string): Promise<JournalKey | null> {
  const { key } = world;
  if (file === journalFile(world.folder) || !saltOf(file) || (await world.passphrases()) === null) return key;
  const { opensWith } = await import('../journal/lock/journal-key.ts');
  return key && opensWith(file, key) ? key : askForKeyOfOther(world, file);
}

async function surroundingsOf(world: World) {
  const { folder, key, now, cacheFolder } = world;
  const pages = (await leftPages(world)).map(({ path }) => path);
  return { folder, key, now, cacheFolder, leftPages: pages, dateAt: (instant: Date) => dateAt(world, instant) };
}

/** Mends what can be mended, if the writer agrees. @returns whether anything was done */
async function mend(world: World, checks: readonly HealthCheck[], { fix, json }: DoctorFlags): Promise<boolean> {
  const mendable = checks.filter((check) => check.mend);
  const isAsked = !json && canPrompt(world);
  if (mendable.length === 0 || !(fix || isAsked)) return false;
  const names = joinWithAnd(mendable.map(({ name }) => name));
  const shown = `${renderProblems(mendable, world.display).join('\n')}\n`;
  if (!(await confirm(world, { shown, ask: `Mend it (${names})?`, yes: 'mends it' }, fix))) return false;
  for (const check of mendable) await check.mend?.();
  world.stderr.write(`Mended: ${names}.\n`);
  return true;
}
