// A ladder: photographs with known defects, made from others, and what is true of each (`truth.json`).
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { Facts } from '../../src/shared/facts.ts'
import { openLooker, prepare } from '../prepared.ts'

const truthSchema = z.object({
  keyStops: z.number(),
  rms: z.number(),
  m3: z.number(),
  highPercent: z.number(),
  lowPercent: z.number(),
})

export const ladderRowSchema = z.object({
  kind: z.string(),
  source: z.string(),
  parameters: z.record(z.string(), z.union([z.number(), z.string(), z.boolean()])),
  file: z.string(),
  baseFile: z.string(),
  truth: truthSchema,
  baseTruth: truthSchema,
})
export type LadderRow = z.infer<typeof ladderRowSchema>

/** Facts of a picture of the ladder and of the one it was made from. */
export type Measured = { row: LadderRow; facts: Facts; base: Facts }

/** A number among the row's parameters; 0 where it has none of that name. */
export const numberIn = ({ parameters }: LadderRow, name: string): number => Number(parameters[name] ?? 0)

/** Measures every picture of the ladder in `folder` as the children do, one after the other, and looks at it. */
export async function measureLadder(
  folder: string,
): Promise<{ rows: Measured[]; originals: Map<string, Facts> }> {
  const truth = z.array(ladderRowSchema).parse(JSON.parse(await readFile(join(folder, 'truth.json'), 'utf8')))
  const look = openLooker()
  const factsOf = async (file: string): Promise<Facts> => (await prepare(await readFile(file), look)).facts
  const originals = new Map<string, Facts>()
  const rows: Measured[] = []
  for (const row of truth) {
    const base = originals.get(row.source) ?? (await factsOf(row.baseFile))
    originals.set(row.source, base)
    rows.push({ row, base, facts: await factsOf(row.file) })
  }
  return { rows, originals }
}
