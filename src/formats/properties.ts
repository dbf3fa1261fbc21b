import { UserError } from '../errors.ts';
import type { TableOptions } from './format.ts';
import type { MoodMap } from './moods/mood-map.ts';
import { COLUMN_ROLES, type ColumnRole, chooseColumns, listHeadings, plainHeading } from './table/column-roles.ts';

/** The values of properties by the name under which they are written. */
export type Properties = ReadonlyMap<string, readonly string[]>;

/** Which properties of notes have which role, by their plain names. */
export type PropertyRoles = ReadonlyMap<string, ColumnRole>;

/** The roles of properties: those that `--columns` names, and those that are recognised as the columns of a table are. */
export function rolesOfProperties(names: readonly string[], { columns: flags }: TableOptions): PropertyRoles {
  const columns = chooseColumns(names, flags ?? [], 'These notes have no property');
  return new Map(
    COLUMN_ROLES.flatMap((role) => columns[role].map((index) => [plainHeading(names[index]!), role] as const)),
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
export function valuesOf(
  role: ColumnRole,
  properties: Properties,
  roles: PropertyRoles,
): { name: string; value: string }[] {
  return [...properties].flatMap(([name, values]) =>
    roles.get(plainHeading(name)) === role ? values.map((value) => ({ name, value })) : [],
  );
}

/**
 * @param tags of all notes, as words to look up: one of them may say how close it felt
 * @throws UserError that names the properties there are, if none says how close it felt and the writer did not either
 */
export function assertMoodKnown(
  names: readonly string[],
  roles: PropertyRoles,
  moods: MoodMap,
  tags: readonly string[],
): void {
  if ([...roles.values()].includes('mood') || moods.isOptional || moods.isGiven('*') || tags.some(moods.isGiven))
    return;
  throw new UserError(
    'No property of these notes is known to say how close it felt.',
    `${names.length === 0 ? 'They have none.' : `They have ${listHeadings(names)}.`} Looked for: mood, rating, feeling, score and the like. If it is another one, name it, as in --columns mood=NAME. Without any, --notes-only brings the texts in without a number, and --map "*=4" gives every day the same one. Nothing was brought in.`,
  );
}
