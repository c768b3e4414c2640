// A photograph as the app has it before a critique is written: measured, looked at, advice tried.
import { join } from 'node:path'
import { adviseOn } from '../src/core/advice/index.ts'
import type { AdviceInput } from '../src/core/advice/proposal.ts'
import { builtSightDir } from '../src/core/models/sightDir.ts'
import { addSight } from '../src/core/sight/facts/index.ts'
import type { Advice } from '../src/shared/advice.ts'
import { mostDetailedFaces } from '../src/shared/sight.ts'
import { measureFaces } from '../src/workers/photo/faceDetails.ts'
import { measureAll, measureEarly } from '../src/workers/photo/facts/index.ts'
import { openPhoto } from '../src/workers/photo/measure.ts'
import { encodeJpeg } from '../src/workers/photo/render.ts'
import { tryOperations } from '../src/workers/photo/tryOperations.ts'
import { createLooker, type Looker } from '../src/workers/sight/look.ts'

export type Prepared = AdviceInput & {
  /** The small copy that is looked at and tried on. */
  jpeg: Buffer
}

/** Looks with the nets of this checkout; null where they were not fetched. */
export function openLooker(): Looker | null {
  const weightsDir = builtSightDir(join(import.meta.dirname, '..'))
  return weightsDir === null ? null : createLooker(weightsDir)
}

/** Rejects as the photo child refuses a file. */
export async function prepare(bytes: Buffer, look: Looker | null): Promise<Prepared> {
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

/** Advice on a photograph, and the CPU milliseconds that trying it took. */
export async function adviceFor({ jpeg, ...input }: Prepared): Promise<{ advice: Advice[]; spent: number }> {
  let spent = 0
  const advice = await adviseOn(input, async (wanted) => {
    const before = process.cpuUsage()
    const tried = await tryOperations({ jpeg, native: input.size, ...wanted })
    const { user, system } = process.cpuUsage(before)
    spent += (user + system) / 1000
    return tried
  })
  return { advice, spent }
}
