/**
 * What a spreadsheet of a locale, such as `de_DE.UTF-8`, puts between the cells of a CSV: a semicolon where numbers have a
 * decimal comma. A comma for a locale that `Intl` does not know, such as `C`.
 */
export function listSeparator(locale: string | undefined): ',' | ';' {
  const [language = ''] = (locale ?? '').split(/[.@]/);
  try {
    const parts = new Intl.NumberFormat(language.replace('_', '-')).formatToParts(0.5);
    return parts.some(({ type, value }) => type === 'decimal' && value === ',') ? ';' : ',';
  } catch {
    return ',';
  }
}
