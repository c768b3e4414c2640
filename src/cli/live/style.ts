import { styleText } from 'node:util'

type Paint = (text: string) => string
export type Style = { bold: Paint; dim: Paint; good: Paint; bad: Paint; warn: Paint }

/** Text attributes, or none at all where the terminal or NO_COLOR asks for that. */
export function createStyle(coloured: boolean): Style {
  const paint = (format: Parameters<typeof styleText>[0]): Paint =>
    coloured ? (text) => styleText(format, text, { validateStream: false }) : (text) => text
  return {
    bold: paint('bold'),
    dim: paint('dim'),
    good: paint('green'),
    bad: paint('red'),
    warn: paint('yellow'),
  }
}
