import { parseHTML } from 'linkedom';

/** What is used of a node of a page, without the types of a browser. */
export interface PageElement {
  setAttribute(name: string, value: string): void;
  removeAttribute(name: string): void;
  getAttributeNames(): string[];
  append(...children: (PageElement | string)[]): void;
  prepend(...children: (PageElement | string)[]): void;
  remove(): void;
  querySelectorAll(selector: string): Iterable<PageElement>;
  /** The element as HTML; its text and its attributes are escaped. */
  readonly outerHTML: string;
}

interface NativeDocument {
  createElement(name: string): PageElement;
  createElementNS(namespace: string, name: string): PageElement;
}

export type Child = PageElement | string;

const SVG_NAMESPACE = 'http://www.w3.org/2000/svg';

/** A document in memory, in which a page and its pictures are put together. Nothing in it is fetched or run. */
export class PageDocument {
  /** As the plotting library takes it. */
  readonly native: NativeDocument = parseHTML('<!doctype html><html><head></head><body></body></html>').document;

  element(name: string, attributes: Readonly<Record<string, string>> = {}, ...children: readonly Child[]): PageElement {
    return filled(this.native.createElement(name), attributes, children);
  }

  svgElement(
    name: string,
    attributes: Readonly<Record<string, string>> = {},
    ...children: readonly Child[]
  ): PageElement {
    return filled(this.native.createElementNS(SVG_NAMESPACE, name), attributes, children);
  }
}

function filled(
  element: PageElement,
  attributes: Readonly<Record<string, string>>,
  children: readonly Child[],
): PageElement {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}
