import { ENTRY_FIELDS } from '../../../domain/entry.ts';
import { UsageError, UserError } from '../../../errors.ts';
import { nameSome } from '../../../language/name-some.ts';
import { parsePairs } from '../../flag-pairs.ts';
import { isAnswerRole } from '../answer-form.ts';
import { columnsOfDate } from '../dates/date-parts.ts';
import { readLocalDate } from '../dates/local-dates.ts';
import { nameOfColumn } from './unnamed-columns.ts';

/** What a column of a table is read as. */
export const COLUMN_ROLES = ['day', 'time', 'mood', 'title', 'note', 'tags'] as const;
export type ColumnRole = (typeof COLUMN_ROLES)[number];

/** The indexes of the columns with each role. Only one can be the time; several that are the day hold its parts. */
export type Columns = Record<ColumnRole | 'answers', number[]>;

/** Year, month and day of the month. */
const MAX_DATE_PARTS = 3;
const ONE_COLUMN: readonly ColumnRole[] = ['day', 'time'];

/** Headings that are recognised, in English, German, French, Spanish and Portuguese, as `plainHeading` spells them. */
export const HEADINGS: Record<ColumnRole, readonly string[]> = {
  day: words(`full date,entry date,date,day,datetime,date time,timestamp,created,created at,date created,creation date,created timestamp usec,user edited timestamp usec,
    datum,zeitpunkt,zeitstempel,erstellt,jour,horodatage,fecha,dia,data,criado em,tag`),
  time: words('time,time of day,hour,clock,uhrzeit,zeit,heure,hora,horario'),
  mood: words(`mood,moods,rating,felt,feeling,feelings,emotion,emotions,score,closeness,mood rating,mood score,mood value,
    mood level,stars,
    stimmung,stimmungen,bewertung,laune,befinden,gefuhl,nahe,punkte,humeur,evaluation,proximite,ressenti,etat d esprit,
    animo,estado de animo,valoracion,puntuacion,cercania,sentimiento,humor,avaliacao,pontuacao,proximidade,
    estado de espirito,sentimento`),
  title: words('title,note title,heading,headline,subject,titel,uberschrift,betreff,titre,sujet,titulo,asunto,assunto'),
  note: words(`note,notes,text,comment,comments,entry,entries,journal,journal entry,journal text,entry text,text content,description,body,content,
    memo,diary,details,
    notiz,notizen,kommentar,kommentare,eintrag,tagebuch,beschreibung,bemerkung,bemerkungen,anmerkung,anmerkungen,texte,
    commentaire,commentaires,remarque,remarques,contenu,nota,notas,texto,comentario,comentarios,diario,descripcion,
    descricao,anotacao,anotacoes,observacao,observacoes,observacion,observaciones`),
  tags: words(`tags,tag,label,labels,activity,activities,category,categories,keywords,aktivitat,aktivitaten,kategorie,
    kategorien,schlagworte,schlagworter,stichworte,stichworter,etiquette,etiquettes,activite,activites,categorie,mots cles,
    etiqueta,etiquetas,actividad,actividades,palabras clave,atividade,atividades,categoria,categorias,marcadores`),
};

function words(list: string): string[] {
  return list.split(',').map((word) => word.trim());
}

const KNOWN = new Set(Object.values(HEADINGS).flat());

/**
 * A heading as it is compared: in small letters, without accents, signs and what stands in brackets. Its words are apart
 * (`createdAt`), but where it is known as one whatever its case (`MoOd`).
 */
export function plainHeading(heading: string): string {
  const inOneCase = spell(heading.toLowerCase());
  return KNOWN.has(inOneCase) ? inOneCase : spell(heading);
}

function spell(heading: string): string {
  return heading
    .normalize('NFKD')
    .replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[([{][^()[\]{}]*[)\]}]/g, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Whether a heading has a role, or is one of nearfar's own. */
export function isKnownHeading(heading: string): boolean {
  const plain = plainHeading(heading);
  return (
    COLUMN_ROLES.some((role) => HEADINGS[role].includes(plain)) ||
    (ENTRY_FIELDS as readonly string[]).includes(heading.trim().toLowerCase())
  );
}

/** Whether a heading, or that of a field within a record, is recognised as one of a role. */
export function isHeadingOf(role: ColumnRole, heading: string): boolean {
  return HEADINGS[role].includes(plainHeading(heading)) || HEADINGS[role].includes(innerHeading(heading));
}

/** The path of a record in place of the path of the field that names it: `mood` of `mood.name`. Any other path as it is. */
export function withoutNamingField(path: string): string {
  return path.replace(/\.(?:name|label|value)$/i, '');
}

/** What a path within a record is about, as it is compared: `text` of `content.text`, `mood` of `mood.name`; '' for no path. */
function innerHeading(heading: string): string {
  const afterDot = /\.(?=\S)/;
  return afterDot.test(heading) ? plainHeading(withoutNamingField(heading).split(afterDot).at(-1)!) : '';
}

/**
 * Recognises columns by their headings, those of records within records only where no other has the role: the first day and
 * time, in the order of the lists above, and all of the others.
 */
function recogniseColumns(headings: readonly string[]): Columns {
  const [plain, inner] = [headings.map(plainHeading), headings.map(innerHeading)];
  const columns = noColumns();
  for (const role of COLUMN_ROLES) {
    const among = (spelled: readonly string[]) =>
      HEADINGS[role].flatMap((word) => spelled.flatMap((heading, index) => (heading === word ? [index] : [])));
    const outer = among(plain);
    const found = outer.length > 0 ? outer : among(inner);
    columns[role] = ONE_COLUMN.includes(role) ? found.slice(0, 1) : found.toSorted((a, b) => a - b);
  }
  columns.day = columnsOfDate(plain, columns.day[0]) ?? columnsOfDate(inner, columns.day[0]) ?? columns.day;
  // "Tag" is the day in German, and in English a label.
  columns.tags = columns.tags.filter((index) => !columns.day.includes(index));
  return columns;
}

/** Whether a text that begins with these headings can be read as a table of days. */
export function isTableOfDays(headings: readonly string[]): boolean {
  return recogniseColumns(headings).day.length > 0 && isTableOfNotes(headings);
}

/** Whether a table with these headings says how a day was. */
export function isTableOfNotes(headings: readonly string[]): boolean {
  const { mood, note } = recogniseColumns(headings);
  return mood.length > 0 || note.length > 0;
}

/**
 * The columns that `--columns day=Date,note=Notes` names, or `day=1` where it has no name; a role it does not name is
 * recognised among the others.
 * @param nothingCalled how the error begins for a heading that is not there
 * @throws UsageError for a role that there is not, UserError for a heading that the table has not
 */
export function chooseColumns(
  headings: readonly string[],
  flags: readonly string[],
  nothingCalled = 'The table has no column',
): Columns {
  const named = noColumns();
  for (const [role, heading] of columnPairs(flags)) {
    if (!isRole(role) && !isAnswerRole(role)) throw notARole(`${role}=${heading}`);
    if (!isRole(role)) {
      named.answers.push(...columnsCalled(heading, headings, nothingCalled));
      continue;
    }
    named[role].push(...columnsCalled(heading, headings, nothingCalled));
    if (named.time.length > 1 || named.day.length > MAX_DATE_PARTS) throw notARole(`${role}=${heading}`);
  }
  const taken = new Set(Object.values(named).flat());
  const free = recogniseColumns(headings.map((heading, index) => (taken.has(index) ? '' : heading)));
  const roles = COLUMN_ROLES.map((role) => [role, named[role].length > 0 ? named[role] : free[role]]);
  return { ...Object.fromEntries(roles), answers: named.answers };
}

/** The roles that `--columns` names. */
export function rolesNamed(flags: readonly string[]): ReadonlySet<string> {
  return new Set(columnPairs(flags).map(([role]) => role));
}

/** The roles of answers that `--columns` names, in the order of `Columns.answers`. @throws UsageError for two of one question */
export function answerRoles(flags: readonly string[]): `answer:${string}`[] {
  const roles = columnPairs(flags).flatMap(([role]) => (isAnswerRole(role) ? [role] : []));
  const names = roles.map((role) => role.split(':')[1]);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined)
    throw new UsageError(
      `Two columns answer "${twice}".`,
      'A day has one answer to a question: name one column for it.',
    );
  return roles;
}

/** The pairs of role and column in `--columns`. @throws UsageError for what is no pair */
export function columnPairs(flags: readonly string[]): [role: string, heading: string][] {
  return flags.flatMap((flag) => parsePairs(flag, notARole));
}

function notARole(piece: string): UsageError {
  return new UsageError(
    `"${piece}" does not say which column is what.`,
    `Write it as --columns day=Date,mood=Mood,note=Notes, with ${COLUMN_ROLES.join(', ')}, or answer: and the name of a question of your own, before the equals signs.`,
  );
}

function columnsCalled(heading: string, headings: readonly string[], nothingCalled: string): number[] {
  const sameAs = (spell: (text: string) => string) =>
    headings.flatMap((other, index) => (spell(other) === spell(heading) ? [index] : []));
  const found = [sameAs((text) => text.trim()), sameAs((text) => text.trim().toLowerCase()), sameAs(plainHeading)];
  const unnamed = headings.indexOf(nameOfColumn(Number(heading) - 1));
  const [index] = found.find(({ length }) => length > 0) ?? (unnamed < 0 ? [] : [unnamed]);
  if (index === undefined)
    throw new UserError(
      `${nothingCalled} "${heading}".`,
      `Found: ${headings.length === 0 ? 'none' : listHeadings(headings)}.`,
    );
  return [index];
}

/** Beginnings of words of headings that speak of how somebody felt, in the languages above and some others. */
const FEELING =
  /^(?:mood|feel|felt|clos|connect|happ|rating|rate|score|level|stimm|gefuhl|befind|laune|nah|bewert|wert|valor|valeur|value|humeur|ressen|proch|anim|cerca|senti|humor|proxim|avali|nastro|nalad|stemming|mieli|\u043d\u0430\u0441\u0442\u0440\u043e|\u0447\u0443\u0432\u0441\u0442\u0432|\u5fc3\u60c5|\u60c5\u7eea|\u60c5\u7dd2|\u6c17\u5206|\u611f\u60c5|\u1100\u1175\u1107\u116e\u11ab|\u1100\u1161\u11b7\u110c\u1165\u11bc)/;
/** Words that programs call moods by. */
const MOOD_WORDS = /^(?:awful|bad|meh|good|rad|great|ok|okay|fine|sad|happy|calm|angry|super|gut|schlecht|neutral)$/i;

/** Whether a column with an unknown heading may say how close it felt: by a word of its heading, or by its words. */
export function isLikelyMood(heading: string, cells: readonly string[]): boolean {
  if (cells.length === 0) return false;
  const isShort = cells.every((cell) => cell.length <= 30 && readLocalDate(cell) === null);
  const isAbout = plainHeading(heading)
    .split(' ')
    .some((word) => FEELING.test(word));
  return isShort && (isAbout || cells.filter((cell) => MOOD_WORDS.test(cell)).length * 2 > cells.length);
}

/** How many headings a message names. */
const MAX_NAMED = 20;

export function listHeadings(headings: readonly string[]): string {
  return nameSome(
    headings.map((heading) => `"${heading}"`),
    MAX_NAMED,
  ).join(', ');
}

function noColumns(): Columns {
  return { day: [], time: [], mood: [], title: [], note: [], tags: [], answers: [] };
}

function isRole(word: string): word is ColumnRole {
  return (COLUMN_ROLES as readonly string[]).includes(word);
}
