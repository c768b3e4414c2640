// Writes the table of scales into docs/facts.md: npx node scripts/factsDoc.ts
import { readFile, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { scales } from '../src/shared/scales/index.ts'
import type { Scale } from '../src/shared/scales/scale.ts'

const begin = '<!-- scales: written by scripts/factsDoc.ts -->'
const end = '<!-- end of scales -->'
const path = resolve(import.meta.dirname, '..', 'docs', 'facts.md')

/** docs/facts.md with the table of the scales as they are now. Throws where the marks are missing. */
export function withScales(document: string): string {
  const from = document.indexOf(begin)
  const to = document.indexOf(end)
  if (from === -1 || to < from) throw new Error('docs/facts.md has lost the marks around its scales.')
  return `${document.slice(0, from)}${begin}\n\n${scalesTable()}\n\n${document.slice(to)}`
}

function scalesTable(): string {
  const rows = scales.map((scale) => `| ${cellsOf(scale).join(' | ')} |`)
  return [
    '| fact | quantity | bands | said, stated, held from | contradicts | sources |',
    '|---|---|---|---|---|---|',
  ]
    .concat(rows)
    .join('\n')
}

function cellsOf({ fact, quantity, unit, bands, confidence, claims, tolerance, sources }: Scale): string[] {
  const words = bands.map(({ word, below }) =>
    below === Infinity ? `else ${word}` : `${word} under ${below}`,
  )
  const wrong = Object.entries(claims).map(([claim, { wrong: limit }]) =>
    'below' in limit ? `"${claim}" under ${limit.below}` : `"${claim}" from ${limit.from}`,
  )
  const stated = tolerance === undefined ? [] : [`a stated number beyond ±${tolerance}`]
  const levels = [confidence.said, confidence.stated, confidence.held]
  return [
    fact,
    unit === '' ? quantity : `${quantity} (${unit})`,
    words.join(', '),
    levels.map((level) => (level === Infinity ? 'never' : String(level))).join(', '),
    [...wrong, ...stated].join('; ') || 'nothing',
    sources.join('; '),
  ]
}

if (process.argv[1] === import.meta.filename) {
  await writeFile(path, withScales(await readFile(path, 'utf8')))
}
