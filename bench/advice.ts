// `npm run bench advice -- DIR`: what is advised on the photographs in DIR, looked at and measured as in the app, what it
// changes on the copy, and what trying it takes.
import { readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { adviseOn } from '../src/core/advice/index.ts'
import type { AdviceInput } from '../src/core/advice/proposal.ts'
import { addSight } from '../src/core/sight/facts/index.ts'
import { builtSightDir } from '../src/core/models/sightDir.ts'
import { mostDetailedFaces } from '../src/shared/sight.ts'
import { createLooker, type Looker } from '../src/workers/sight/look.ts'
import { measureFaces } from '../src/workers/photo/faceDetails.ts'
import { measureAll, measureEarly } from '../src/workers/photo/facts/index.ts'
import { openPhoto } from '../src/workers/photo/measure.ts'
import { encodeJpeg } from '../src/workers/photo/render.ts'
import { tryOperations } from '../src/workers/photo/tryOperations.ts'
import { figure, median, type Figure } from './figure.ts'

type Prepared = AdviceInput & { jpeg: Buffer }

async function prepare(bytes: Buffer, look: Looker | null): Promise<Prepared> {
  const { raster, scene, readNative, camera, width, height } = await openPhoto(bytes)
  const jpeg = await encodeJpeg(raster, 1024, 90)
  const measured = await measureAll(scene, measureEarly(scene), readNative)
  const size = { width, height }
  if (!look) return { facts: measured, camera, size, jpeg }
  const findings = await look(jpeg, { writing: false })
  const boxes = findings.faces.slice(0, mostDetailedFaces).map(({ box }) => box)
  const details = boxes.length > 0 ? await measureFaces(bytes, 0, boxes) : []
  return { facts: addSight(measured, findings, size, details), camera, size, jpeg }
}

/** Advice on every photograph in `folder` to standard error, and the figures. */
export async function advice(folder: string): Promise<Figure[]> {
  const weightsDir = builtSightDir(join(import.meta.dirname, '..'))
  const look = weightsDir === null ? null : createLooker(weightsDir)
  const costs: number[] = []
  let worse = 0
  let given = 0
  const names = readdirSync(folder).filter((name) => statSync(join(folder, name)).isFile())
  for (const name of names.toSorted()) {
    const photo = await prepare(readFileSync(join(folder, name)), look).catch(() => null)
    if (!photo) continue
    const { jpeg, ...input } = photo
    let spent = 0
    const found = await adviseOn(input, async (wanted) => {
      const before = process.cpuUsage()
      const tried = await tryOperations({ jpeg, native: input.size, ...wanted })
      const { user, system } = process.cpuUsage(before)
      spent += (user + system) / 1000
      return tried
    })
    costs.push(spent)
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
  ]
}
