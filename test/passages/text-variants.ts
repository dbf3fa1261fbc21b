export function shuffled<T>(items: readonly T[], random: () => number): T[] {
  return items
    .map((item) => ({ item, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

/** The paragraph with three words replaced, left out, or with another word after them. */
export function edited(paragraph: string, random: () => number): string {
  const words = paragraph.split(' ');
  const places = shuffled([...words.keys()], random).slice(0, 3);
  return words
    .flatMap((word, at) => {
      if (!places.includes(at)) return [word];
      return [['lantern'], [], [word, 'indeed']][Math.floor(random() * 3)]!;
    })
    .join(' ');
}

/** The text with straight quotes for curly ones and the other way round, and hyphens for dashes. */
export function requoted(text: string): string {
  const other: Readonly<Record<string, string>> = { '’': "'", "'": '’', '“': '"', '”': '"', '—': ' - ', '–': '-' };
  return text.replace(/[’'“”—–]/g, (sign) => other[sign]!);
}

/** The text in American spelling. */
export function american(text: string): string {
  return text
    .replace(/([Hh]on|[Cc]ol|[Nn]eighb)our/g, '$1or')
    .replace(/fibre/g, 'fiber')
    .replace(/fulfil\b/g, 'fulfill')
    .replace(/organis/g, 'organiz')
    .replace(/grey/g, 'gray');
}

export function asHtml(title: string, paragraphs: readonly string[]): string {
  const entities = (text: string) =>
    text
      .replace(/&/g, '&amp;')
      .replace(/’/g, '&rsquo;')
      .replace(/—/g, '&#8212;')
      .replace(/ (\w+)/, ' <em class="a>b">$1</em>');
  return `<!doctype html><html><head><title>${title}</title><style>p { color: red }</style>
    <script>document.write("<p>never for reading, not by anyone at all, whatever it may say in here today</p>")</script></head>
    <body><nav><ul><li><a href="#one">One</a></li></ul></nav><h1>${title}</h1><!-- <p>left out</p> -->
    ${paragraphs.map((text) => `<div><p>\n${entities(text).replace(/ /g, '\n ')}</p></div>`).join('\n')}</body></html>`;
}

/** The text in lines of at most `width` characters. */
export function wrapped(text: string, width: number): string {
  const lines = [''];
  for (const word of text.split(' ')) {
    if (lines.at(-1)!.length + word.length + 1 > width) lines.push(word);
    else lines.push(`${lines.pop()} ${word}`.trim());
  }
  return lines.join('\n');
}
