import type { Command } from 'commander';
import type { World } from '../world.ts';

/** The world for a command that was parsed: its global flags (`--home`, `--plain` ...) are applied. */
export type WorldFor = (command: Command) => World;
