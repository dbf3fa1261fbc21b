import type { Command } from 'commander';
import type { World } from '../world.ts';

/** Gives a command the world as the flags of its command line want it. */
export type WorldFor = (command: Command) => World;
