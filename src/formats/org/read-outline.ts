/** A heading of an Org file with what stands below it, up to the next heading. */
export interface OrgSection {
  /** The number of its line, from 1. */
  line: number;
  /** How many stars it has; 0 for what stands above the first heading. */
  level: number;
  /** Without stars and tags. */
  title: string;
  tags: string[];
  /** The drawer of properties below it; for what stands above the first heading also lines such as `#+TITLE: words`. */
  properties: Map<string, string[]>;
  /** How many other drawers it has, such as those with hours. */
  drawers: number;
  lines: string[];
}

/** The sections of an Org text in their order; the first is what stands above the first heading. */
export function readOutline(lines: readonly string[]): OrgSection[] {
  const sections: OrgSection[] = [newSection(1, 0, '')];
  const hasEnd = findEnds(lines);
  let drawer: string | null = null;
  for (const [index, line] of lines.entries()) {
    const section = sections.at(-1)!;
    const [, stars, title = ''] = /^(\*+)[ \t]+(.*)$/.exec(line) ?? [];
    const [, opened] = /^[ \t]*:([A-Z][\w-]*):[ \t]*$/i.exec(line) ?? [];
    if (stars !== undefined) {
      drawer = null;
      sections.push(newSection(index + 1, stars.length, title));
    } else if (drawer !== null) {
      if (opened?.toUpperCase() === 'END') drawer = null;
      else if (drawer === 'PROPERTIES') addProperty(section, /^[ \t]*:([^\s:][^:]*?)\+?:[ \t]*(.*)$/.exec(line));
    } else if (opened !== undefined && hasEnd[index]) {
      drawer = opened.toUpperCase();
      if (drawer !== 'PROPERTIES') section.drawers += 1;
    } else if (section.level === 0 && /^#\+\w+:/.test(line)) addProperty(section, /^#\+(\w+):[ \t]*(.*)$/.exec(line));
    else section.lines.push(line);
  }
  return sections;
}

/** Whether a drawer that begins on a line has an end before the next heading, by line; else the line is text. */
function findEnds(lines: readonly string[]): boolean[] {
  let isEndAhead = false;
  const hasEnd = lines.toReversed().map((line) => {
    const before = isEndAhead;
    if (/^\*+[ \t]/.test(line)) isEndAhead = false;
    else if (/^[ \t]*:END:[ \t]*$/i.test(line)) isEndAhead = true;
    return before;
  });
  return hasEnd.reverse();
}

function newSection(line: number, level: number, heading: string): OrgSection {
  const [, title = heading, tags = ''] = /^(.*)[ \t]:([\p{L}\p{N}_@#%:-]+):$/u.exec(heading.trimEnd()) ?? [];
  return {
    line,
    level,
    title: title.trim(),
    tags: tags.split(':').filter((tag) => tag !== ''),
    properties: new Map(),
    drawers: 0,
    lines: [],
  };
}

function addProperty({ properties }: OrgSection, match: RegExpExecArray | null): void {
  const [, name = '', value = ''] = match ?? [];
  if (name !== '' && value.trim() !== '') properties.set(name, [...(properties.get(name) ?? []), value.trim()]);
}
