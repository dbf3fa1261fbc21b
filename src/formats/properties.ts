import type { OwnAnswers } from '../domain/questions/own-answers.ts';
import { parseAnswer } from '../domain/questions/own-question.ts';
import { pairWord, shellWord } from './flag-pairs.ts';
import type { ReadingOptions } from './format.ts';
import type { Choose } from './import-choice.ts';
import type { MoodMap } from './moods/mood-map.ts';
import { answerForm, isAnswerRole } from './table/answer-form.ts';
import {
  answerRoles,
  COLUMN_ROLES,
  type ColumnRole,
  chooseColumns,
  columnPairs,
  isLikelyMood,
  listHeadings,
  plainHeading,
} from './table/columns/column-roles.ts';
import { isWordColumn } from './table/columns/is-word-column.ts';

/** The values of properties by the name under which they are written. */
export type Properties = ReadonlyMap<string, readonly string[]>;

/**
 * The role of a property: that of a column, `answer:sleep` for answers to a question of the writer's own, or `words` for what
 * stands beside the mood under its name.
 */
type PropertyRole = ColumnRole | 'words' | `answer:${string}`;

/** Which properties of notes have which role, by their plain names. */
export type PropertyRoles = ReadonlyMap<string, PropertyRole>;

/** The roles of properties: those that `--columns` names, and those that are recognised as the columns of a table are. */
export function rolesOfProperties(
  names: readonly string[],
  { columns: given = [], onMissingColumns }: ReadingOptions,
): PropertyRoles {
  const flags = onMissingColumns ? columnsThatAre(names, given, onMissingColumns) : given;
  const columns = chooseColumns(names, flags, 'These notes have no property');
  const answers = answerRoles(flags).map((role, at) => [columns.answers[at]!, role] as const);
  const recognised = COLUMN_ROLES.flatMap((role) => columns[role].map((index) => [index, role] as const));
  return new Map([...recognised, ...answers].map(([index, role]) => [plainHeading(names[index]!), role]));
}

/** The pairs of `--columns` whose property these notes have; the names of the others are told. */
function columnsThatAre(
  names: readonly string[],
  flags: readonly string[],
  onMissing: NonNullable<ReadingOptions['onMissingColumns']>,
): string[] {
  const known = new Set(names.map(plainHeading));
  const { there = [], missing = [] } = Object.groupBy(columnPairs(flags), ([, name]) =>
    known.has(plainHeading(name)) ? 'there' : 'missing',
  );
  onMissing(
    missing.map(([, name]) => name),
    names,
  );
  return there.map(([role, name]) => `${pairWord(role)}=${pairWord(name)}`);
}

/** Names, switches and counts that editors and plugins keep for themselves, such as Logseq for what is to be learned. */
const FOR_EDITORS =
  /^(?:css ?class(?:es)?|publish|template|banner.*|kanban plugin|id|collapsed|background color|(?:card|query|logseq) .*)$/;

/** The roles, with that of words for the other properties into which somebody wrote some. */
export function withWords(all: readonly Properties[], roles: PropertyRoles): PropertyRoles {
  const words = distinctNames(all).filter(
    (name) =>
      !roles.has(plainHeading(name)) &&
      !FOR_EDITORS.test(plainHeading(name)) &&
      isWordColumn(
        all.flatMap((properties) =>
          [...properties].flatMap(([other, values]) => (plainHeading(other) === plainHeading(name) ? values : [])),
        ),
      ),
  );
  return new Map([...roles, ...words.map((name) => [plainHeading(name), 'words'] as const)]);
}

/** What properties of words say, each with its name: `weather: rain`. */
export function wordsOf(properties: Properties, roles: PropertyRoles): string[] {
  return valuesOfRole('words', properties, roles).map(({ name, value }) => `${name}: ${value.replace(/\s+/g, ' ')}`);
}

/**
 * Reads the answers to own questions among properties; the first that have one count.
 * @param all the properties of all notes, which tell the kind of the answers where nothing else does
 */
export function answerReader(
  all: readonly Properties[],
  roles: PropertyRoles,
  { questions }: ReadingOptions,
): (properties: readonly Properties[]) => OwnAnswers {
  const valuesIn = (role: PropertyRole, properties: Properties) =>
    valuesOfRole(role, properties, roles).flatMap(({ value }) => (value.trim() === '' ? [] : value));
  const forms = [...new Set(roles.values())].filter(isAnswerRole).map((role) => {
    const values = all.flatMap((properties) => valuesIn(role, properties));
    return { role, form: answerForm(role, values, questions) };
  });
  return (properties) =>
    Object.fromEntries(
      forms.flatMap(({ role, form }) => {
        const values = properties.map((one) => valuesIn(role, one)).find(({ length }) => length > 0);
        if (values === undefined) return [];
        return [[form.name, parseAnswer(form, form.kind === 'text' ? values.join(', ') : values[0]!)]];
      }),
    );
}

/** The names of properties, each once whatever its case. */
export function distinctNames(all: Iterable<Properties>): string[] {
  const names = new Map<string, string>();
  for (const properties of all)
    for (const name of properties.keys()) if (!names.has(plainHeading(name))) names.set(plainHeading(name), name);
  return [...names.values()];
}

/** The values of the properties with a role, each with the name of its property. */
export function valuesOfRole(
  role: PropertyRole,
  properties: Properties,
  roles: PropertyRoles,
): { name: string; value: string }[] {
  return [...properties].flatMap(([name, values]) =>
    roles.get(plainHeading(name)) === role ? values.map((value) => ({ name, value })) : [],
  );
}

interface KnownMood {
  roles: PropertyRoles;
  moods: MoodMap;
  /** The tags of all notes, as words to look up: one of them may say how close it felt. */
  tags: readonly string[];
}

/**
 * Asks how close it felt, if no property is known to say it and the writer did not either.
 * @returns what to read on with: the property that looks like it, or notes without a number
 */
export function askMood(all: readonly Properties[], { roles, moods, tags }: KnownMood, choose: Choose) {
  if ([...roles.values()].includes('mood') || moods.isOptional || moods.isGiven('*') || tags.some(moods.isGiven))
    return { roles, moods };
  const names = distinctNames(all).filter((name) => !FOR_EDITORS.test(plainHeading(name)));
  const valuesCalled = (name: string) =>
    all.flatMap((properties) => [...properties].flatMap(([key, values]) => (key === name ? values : [])));
  const likely = names.find((name) => !roles.has(plainHeading(name)) && isLikelyMood(name, valuesCalled(name)));
  if (likely !== undefined) {
    const examples = [...new Set(valuesCalled(likely))].slice(0, 3).join(', ');
    choose({
      flag: '--columns',
      value: `mood=${pairWord(likely)}`,
      why: `"${likely}" seems to say how close it felt (${examples}).`,
    });
    return { roles: new Map([...roles, [plainHeading(likely), 'mood' as const]]), moods };
  }
  const [tag] = tags.filter((word) => !/^[@#]/.test(word));
  choose({
    flag: '--notes-only',
    why: `No property of these notes is known to say how close it felt; --notes-only brings the texts in without a number. ${
      names.length === 0
        ? 'They have no properties.'
        : `If a property does, it is --columns mood=NAME instead, of ${listHeadings(names)}.`
    }${tag === undefined ? '' : ` If a tag does, name it too, such as --map ${shellWord(`${pairWord(tag)}=6`)}.`}`,
  });
  return { roles, moods: moods.withNotesOnly() };
}
