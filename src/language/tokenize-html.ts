import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2';

export interface Tag {
  /** In lower case. */
  name: string;
  isClosing: boolean;
  /** The tag as it stands in the HTML. */
  source: string;
}

interface HtmlOptions {
  ignoredElements: ReadonlySet<string>;
  /** Whether the semicolon after an entity may be missing, as browsers let it for some. */
  isLenient: boolean;
}

/** Only says where a word may be divided. */
const SOFT_HYPHEN = '\u00AD';

/**
 * Passes on the text and the tags of an HTML text in order. Ignored elements are passed on as tags without content.
 * Uses the tokenizer of htmlparser2 and not its parser, whose list of open elements takes quadratic time where a hostile
 * file nests them hundreds of thousands deep.
 * @returns what is left of a tag that does not end
 */
export function tokenizeHtml(
  html: string,
  onText: (text: string) => void,
  onTag: (tag: Tag) => void,
  options: HtmlOptions,
): string {
  const handler = new TokenHandler(html, onText, onTag, options);
  const tokenizer = new Tokenizer({ recognizeSelfClosing: true }, handler);
  tokenizer.write(html);
  tokenizer.end();
  return handler.rest;
}

/** What the tokenizer calls for each part of an HTML text. */
class TokenHandler implements TokenizerCallbacks {
  readonly #html: string;
  readonly #onText: (text: string) => void;
  readonly #onTag: (tag: Tag) => void;
  readonly #options: HtmlOptions;
  /** The ignored element that is open. */
  #ignored: string | null = null;
  #openName = '';
  #openStart = 0;
  /** Where the part of the HTML ends that has been passed on. */
  #done = 0;

  constructor(html: string, onText: (text: string) => void, onTag: (tag: Tag) => void, options: HtmlOptions) {
    this.#html = html;
    this.#onText = onText;
    this.#onTag = onTag;
    this.#options = options;
  }

  /** What is left of a tag that does not end. */
  get rest(): string {
    return this.#ignored === null ? this.#html.slice(this.#done) : '';
  }

  ontext(start: number, end: number): void {
    this.#passText(this.#html.slice(start, end), end);
  }

  ontextentity(codePoint: number, end: number): void {
    const isEntity = this.#options.isLenient || this.#html[end - 1] === ';';
    this.#passText(isEntity ? String.fromCodePoint(codePoint) : this.#html.slice(this.#done, end), end);
  }

  onopentagname(start: number, end: number): void {
    this.#openName = this.#html.slice(start, end).toLowerCase();
    this.#openStart = start - 1;
  }

  onopentagend(end: number): void {
    if (this.#passOpenTag(end) && this.#options.ignoredElements.has(this.#openName)) this.#ignored = this.#openName;
  }

  onselfclosingtag(end: number): void {
    this.#passOpenTag(end);
  }

  onclosetag(start: number, end: number): void {
    const name = this.#html.slice(start, end).toLowerCase();
    this.#done = this.#html.indexOf('>', end) + 1 || this.#html.length;
    if (this.#ignored !== null && name !== this.#ignored) return;
    this.#ignored = null;
    this.#onTag({ name, isClosing: true, source: this.#html.slice(start - 2, this.#done) });
  }

  oncomment(_start: number, end: number): void {
    this.#skip(end);
  }

  ondeclaration(_start: number, end: number): void {
    this.#skip(end);
  }

  onprocessinginstruction(_start: number, end: number): void {
    this.#skip(end);
  }

  oncdata(_start: number, end: number): void {
    this.#skip(end);
  }

  onattribdata(): void {}
  onattribend(): void {}
  onattribentity(): void {}
  onattribname(): void {}
  onend(): void {}

  #passText(text: string, end: number): void {
    this.#done = end;
    if (this.#ignored === null) this.#onText(text.replaceAll(SOFT_HYPHEN, ''));
  }

  /** @returns false inside of an ignored element */
  #passOpenTag(end: number): boolean {
    this.#done = end + 1;
    if (this.#ignored !== null) return false;
    this.#onTag({ name: this.#openName, isClosing: false, source: this.#html.slice(this.#openStart, this.#done) });
    return true;
  }

  #skip(end: number): void {
    this.#done = end + 1;
  }
}
