import { htmlToText } from '../../../language/html.ts';
import { tokenizeHtml } from '../../../language/tokenize-html.ts';

/** What stands on the page of an entry. */
export interface JournalPage {
  /** The day in words, as `Monday, 2 March 2026`. */
  date: string;
  title: string;
  /** The question that the app asked. */
  prompt: string;
  text: string;
  items: PageItem[];
}

/** What was added to an entry: a photo, a place, how it felt. */
interface PageItem {
  /** As the page calls it, such as `photo` and `stateOfMind`; '' if it does not. */
  kind: string;
  /** The texts in it, in order. */
  words: string[];
  /** The names of the files that it shows. */
  files: string[];
}

const IGNORED = new Set(['head', 'script', 'style']);
/** Parts of a page by the classes of their elements; what is in none is the text. */
const PARTS = { pageHeader: 'date', title: 'title', reflectionPrompt: 'prompt' } as const;

/**
 * Reads the page of an entry. Its elements do not end in the order in which they began, so that only the blocks count, which do; the
 * text may stand in its own or behind all of them.
 */
export function readJournalPage(html: string): JournalPage {
  const page = { date: '', title: '', prompt: '', text: '' };
  const items: PageItem[] = [];
  /** The classes of the blocks that are open, the innermost last. */
  const open: string[][] = [];
  const classesAround = () => open.flat();
  const part = () => {
    const name = (Object.keys(PARTS) as (keyof typeof PARTS)[]).find((one) => classesAround().includes(one));
    return name === undefined ? 'text' : PARTS[name];
  };
  const isInItem = () => classesAround().includes('gridItem');
  tokenizeHtml(
    html,
    (written) => {
      const text = written.replace(/[ \t\r\n]+/g, ' ');
      if (!isInItem()) page[part()] += escapeHtml(text);
      else if (text.trim() !== '') items.at(-1)!.words.push(text.trim());
    },
    ({ name, isClosing, source }) => {
      if (name !== 'div') {
        const [, file] = /\ssrc\s*=\s*["']([^"']+)/i.exec(source) ?? [];
        if (isInItem()) items.at(-1)!.files.push(...(file === undefined ? [] : [file]));
        else page[part()] += source;
      } else if (isClosing) open.pop();
      else {
        const classes = (/\sclass\s*=\s*["']([^"']*)/i.exec(source)?.[1] ?? '').split(/\s+/);
        if (classes.includes('gridItem')) items.push({ kind: kindOf(classes), words: [], files: [] });
        open.push(classes);
      }
    },
    { ignoredElements: IGNORED, isLenient: true },
  );
  return {
    date: plainText(page.date),
    title: plainText(page.title),
    prompt: plainText(page.prompt),
    text: plainText(page.text),
    items,
  };
}

function kindOf(classes: readonly string[]): string {
  return classes.find((name) => name.startsWith('assetType_'))?.slice('assetType_'.length) ?? '';
}

function plainText(html: string): string {
  // Blanks between paragraphs would begin a line of their own.
  return htmlToText(html.replace(/(<\/?(?:p|ul|ol|li|blockquote)\b[^>]*>) +/gi, '$1'))
    .replace(/^ +| +$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

function escapeHtml(text: string): string {
  return text.replace(/[&<>]/g, (sign) => ENTITIES[sign]!);
}
