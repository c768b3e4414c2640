import type { Terminal } from '../live/screen.ts'

export type VirtualTerminal = Terminal & {
  columns: number
  rows: number
  /** Everything printed, scrolled-away lines included, without blanks at line ends. */
  lines: () => string[]
  cursorHidden: () => boolean
}

// One control sequence, one newline or carriage return, or one other code point.
// oxlint-disable-next-line no-control-regex
const tokens = /\u001b\[(\??)(\d*)([A-Za-z])|[\s\S]/gu

const withoutColumn = /[\p{Mn}\p{Me}\p{Default_Ignorable_Code_Point}]/u

/**
 * A terminal with an endless page that knows what the live view uses: newline, carriage return, cursor up, clear to
 * the end of the line and of the screen, show and hide the cursor, attributes. Anything else it does not know throws.
 */
export function createVirtualTerminal(columns: number, rows: number): VirtualTerminal {
  const page: string[][] = [[]]
  let row = 0
  let column = 0
  let hidden = false

  const control = (isPrivate: boolean, parameter: number, final: string): void => {
    if (isPrivate && parameter === 25) hidden = final === 'l'
    else if (isPrivate && parameter === 2026) return
    else if (final === 'm') return
    else if (final === 'A') row = Math.max(0, row - parameter)
    else if (final === 'K') page[row]?.splice(column)
    else if (final === 'J') {
      page[row]?.splice(column)
      page.splice(row + 1)
    } else throw new Error(`The virtual terminal does not know CSI ${parameter}${final}.`)
  }
  const put = (character: string): void => {
    const before = page[row]?.[column - 1]
    if (before !== undefined && withoutColumn.test(character)) {
      page[row]?.splice(column - 1, 1, before + character)
      return
    }
    if (column >= terminal.columns) {
      row += 1
      column = 0
    }
    const line = (page[row] ??= [])
    while (line.length < column) line.push(' ')
    line[column] = character
    column += 1
  }
  const terminal: VirtualTerminal = {
    columns,
    rows,
    write(text) {
      for (const [token, isPrivate = '', parameter = '', final] of text.matchAll(tokens)) {
        if (final !== undefined) control(isPrivate === '?', Number(parameter), final)
        else if (token === '\r') column = 0
        else if (token === '\n') {
          row += 1
          column = 0
          page[row] ??= []
        } else if (token === '\u001b') throw new Error('A bare escape reached the terminal.')
        else put(token)
      }
    },
    lines: () => page.map((line) => line.join('').trimEnd()),
    cursorHidden: () => hidden,
  }
  return terminal
}
