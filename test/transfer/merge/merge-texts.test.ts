import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { STANDIN_PARAGRAPHS } from '../../passages/standin-article.ts';
import { freshFolder } from '../../support/fresh-folder.ts';
import { writer } from '../../support/world.ts';

type Me = ReturnType<typeof writer>;

async function load(me: Me, text: string, ...flags: string[]): Promise<void> {
  const file = join(freshFolder(), 'text.txt');
  writeFileSync(file, text);
  expect((await me.run(['article', 'load', file, ...flags])).code).toBe(0);
}

/** Name and weight of each text, with its passages. */
async function textsOf(me: Me): Promise<unknown[]> {
  const { sources } = JSON.parse((await me.run('article show --json')).out);
  return Promise.all(
    sources.map(async ({ name, weight }: { name: string; weight: number }) => {
      const { passages } = JSON.parse((await me.run(['article', 'show', name, '--json'])).out);
      return [name, weight, passages];
    }),
  );
}

const merge = async (me: Me, other: Me) => (await me.run(['merge', join(other.folder, 'journal.db')])).stderr;

describe('a merge of journals with own texts', () => {
  it('takes over those that are new, with their weight and ids, and nothing the second time', async () => {
    const [me, other] = [writer(), writer()];
    await load(other, STANDIN_PARAGRAPHS.slice(0, 4).join('\n\n'), '--name', 'Bread', '--weight', '0.5');
    await load(other, STANDIN_PARAGRAPHS[5]!, '--name', 'Salt');
    expect(await merge(me, other)).toContain('\nTexts of your own that are new here: Bread and Salt.\n');
    expect(await textsOf(me)).toEqual(await textsOf(other));
    expect(await merge(me, other)).not.toContain('Texts');
    expect(await merge(other, me)).not.toContain('Texts');
  });

  it('keeps a text of the same name, and names it where its words are others', async () => {
    const [me, other] = [writer(), writer()];
    await load(me, STANDIN_PARAGRAPHS[3]!, '--name', 'Bread', '--weight', '2');
    await load(other, STANDIN_PARAGRAPHS[4]!, '--name', 'Bread');
    const before = await textsOf(me);
    expect(await merge(me, other)).toContain('\nTexts that have other words there, kept as they are here: Bread. ');
    expect(await textsOf(me)).toEqual(before);
    await load(other, STANDIN_PARAGRAPHS[3]!, '--name', 'Bread', '--replace');
    expect(await merge(me, other)).not.toContain('Texts');
    expect(await textsOf(me)).toEqual(before);
  });
});
