// The bottom of the terminal: a few lines that are redrawn in place, above them text that stays and scrolls.
// Never clears the screen and never touches what was printed before.
import { stripVTControlCharacters } from 'node:util'
import { displayWidth } from '../wrap.ts'

export type Terminal = { write: (text: string) => unknown; columns: number; rows: number }

export type Screen = {
  /** Prints `settled` for good and replaces the lines at the bottom. */
  draw: (settled: string[], bottom: string[]) => void
  /** Takes the bottom lines away and shows the cursor again. */
  clear: () => void
}

const hideCursor = '\u001b[?25l'
const showCursor = '\u001b[?25h'
const clearLine = '\u001b[K'
const clearBelow = '\u001b[J'
// Terminals that know synchronized output show a frame at once; others ignore it.
const beginFrame = '\u001b[?2026h'
const endFrame = '\u001b[?2026l'

/** Rows that a line takes: a terminal made narrower has wrapped the lines since they were drawn. */
const rowsOf = (line: string, columns: number): number =>
  Math.max(1, Math.ceil(displayWidth(stripVTControlCharacters(line)) / columns))

export function createScreen(terminal: Terminal): Screen {
  let drawn: string[] = []

  /** Back to the first bottom line. */
  const toTop = (): string => {
    const rows = drawn.reduce((sum, line) => sum + rowsOf(line, terminal.columns), 0)
    return rows > 1 ? `\r\u001b[${rows - 1}A` : '\r'
  }

  return {
    draw(settled, bottom) {
      // What does not fit on the screen could not be taken back.
      const lines = bottom.slice(-Math.max(1, terminal.rows - 1))
      if (settled.length === 0 && lines.join('\n') === drawn.join('\n')) return
      const above = settled.map((line) => `${line}${clearLine}\n`).join('')
      const below = lines.join(`${clearLine}\n`)
      terminal.write(
        `${beginFrame}${hideCursor}${toTop()}${above}${below}${clearLine}${clearBelow}${endFrame}`,
      )
      drawn = lines
    },
    clear() {
      terminal.write(`${toTop()}${clearBelow}${showCursor}`)
      drawn = []
    },
  }
}
