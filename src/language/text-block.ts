/** A stretch of a text that its form sets apart. Line ends within it are kept, empty lines divide it. */
export interface TextBlock {
  isHeading: boolean;
  text: string;
}
