import type { NumbersTable, Picture } from './pictures/picture.ts';

/** A part of the page below its sentences. */
export interface Section {
  heading: string;
  pictures?: readonly Picture[];
  tables?: readonly { caption: string; table: NumbersTable }[];
  items?: readonly string[];
}
