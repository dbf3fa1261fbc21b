/** Something that only the writer can say before a file comes in, and what is taken for it until they do. */
export interface ImportChoice {
  flag: '--encoding' | '--on' | '--columns' | '--dates' | '--scale' | '--notes-only';
  /** The value that is proposed; absent for a flag that takes none. */
  value?: string;
  /** What is not known, with an example from the file: one or two sentences. */
  why: string;
}

export type Choose = (choice: ImportChoice) => void;
