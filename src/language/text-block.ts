/** A part of a text that its markup sets apart. It may contain line ends; an empty line within it ends a paragraph. */
export interface TextBlock {
  isHeading: boolean;
  text: string;
}
