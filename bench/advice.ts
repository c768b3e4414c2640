// `npm run bench advice -- DIR`: what is advised on the photographs in DIR, looked at and measured as in the app, what it
// changes on the copy, and what trying and showing it takes.
import { readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Operation } from '../src/shared/operations.ts'
import { renderCopy } from '../src/workers/photo/renderOperations.ts'
import { figure, median, type Figure } from './figure.ts'
import { adviceFor, openLooker, prepare } from './prepared.ts'

/** Shown of photographs on which nothing is advised: the dearest kinds together. */
const everything: Operation[] = [
  { kind: 'shadows', stops: 0.67 },
  { kind: 'highlights', stops: 0.67 },
  { kind: 'saturation', factor: 0.7 },
  { kind: 'level', degrees: 2 },
]

/** Advice on every photograph in `folder` to standard error, and the figures. */
export async function advice(folder: string): Promise<Figure[]> {
  const look = openLooker()
  const costs: number[] = []
  const shown: number[] = []
  let worse = 0
  let given = 0
  const names = readdirSync(folder).filter((name) => statSync(join(folder, name)).isFile())
  for (const name of names.toSorted()) {
    const photo = await prepare(readFileSync(join(folder, name)), look).catch(() => null)
    if (!photo) continue
    const { advice: found, spent } = await adviceFor(photo)
    costs.push(spent)
    const operations = found.length > 0 ? found.map(({ operation }) => operation) : everything
    const started = process.cpuUsage()
    await renderCopy(photo.jpeg, photo.size, operations)
    const { user, system } = process.cpuUsage(started)
    shown.push((user + system) / 1000)
    given += found.length
    console.error(`${name}: ${found.length === 0 ? 'nothing' : ''} (${spent.toFixed(0)} ms)`)
    for (const each of found) {
      const lacks = { before: Math.abs(each.before), after: Math.abs(each.after) }
      // Every promise here is kept by coming nearer to nothing but that of a key, whose aim is 0 as well.
      if (lacks.after >= lacks.before) worse++
      const { promise, before, after, operation } = each
      console.error(`  ${JSON.stringify(operation)} ${promise} ${before.toFixed(2)} -> ${after.toFixed(2)}`)
    }
  }
  return [
    figure('advice that makes its own fact worse', worse, { atMost: 0 }, 'pieces'),
    figure('pieces of advice a photograph', given / costs.length, { atMost: 6 }, 'pieces'),
    figure('CPU to try it, median', median(costs), { atMost: 200 }, 'ms'),
    figure('CPU to try it, most', Math.max(...costs), { atMost: 200 }, 'ms'),
    figure('CPU of a preview of all of it, median', median(shown), { atMost: 200 }, 'ms'),
    figure('CPU of a preview of all of it, most', Math.max(...shown), { atMost: 200 }, 'ms'),
  ]
}
