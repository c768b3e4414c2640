/**
 * What a spreadsheet takes for the beginning of a formula, also after blanks and invisible characters, and in the wide
 * forms of East Asian keyboards. https://owasp.org/www-community/attacks/CSV_Injection
 */
const formula = /^[\s\p{C}\ufeff]*[=+\-@|%＝＋－＠｜％]/u

/**
 * A field of RFC 4180. Numbers are bare; a text is in quotes, on one line, and stays a text: where a spreadsheet would
 * read a formula it begins with an apostrophe.
 */
export function csvCell(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : ''
  const text = value
    .toWellFormed()
    // oxlint-disable-next-line no-control-regex
    .replaceAll(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
    .trim()
  if (text === '') return ''
  return `"${(formula.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`
}
