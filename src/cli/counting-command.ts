import { Command, type ParseOptionsResult } from 'commander';

/** A command that takes `-5` for `-n 5`, as jrnl and git do, if it has the option `-n`. */
export class CountingCommand extends Command {
  override createCommand(name?: string): CountingCommand {
    return new CountingCommand(name);
  }

  override parseOptions(argv: string[]): ParseOptionsResult {
    return super.parseOptions(this.options.some(({ short }) => short === '-n') ? this.#withCounts(argv) : argv);
  }

  /** Neither a value that an option waits for nor a word after `--` is a count. */
  #withCounts(argv: readonly string[]): string[] {
    const waits = (word = '') =>
      this.options.some(({ required, short, long }) => required && [short, long].includes(word));
    const end = argv.includes('--') ? argv.indexOf('--') : argv.length;
    return argv.flatMap((word, index) =>
      index < end && /^-\d+$/.test(word) && !waits(argv[index - 1]) ? ['-n', word.slice(1)] : [word],
    );
  }
}
