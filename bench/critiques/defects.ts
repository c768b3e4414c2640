// Whether the defects of a ladder are named first or second, and never of the photographs they were made from.
import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { planCritique } from '../../src/core/critique/plan/index.ts'
import type { Observation } from '../../src/core/critique/plan/observation.ts'
import type { Facts } from '../../src/shared/facts.ts'
import { figure, type Figure } from '../figure.ts'
import { ladderRowSchema } from '../ladder/rows.ts'
import { openLooker, prepare } from '../prepared.ts'

/** `section`: where the defect belongs, null for a change that is none. */
export const ladderSchema = ladderRowSchema.extend({ section: z.string().nullable() })
type Row = z.infer<typeof ladderSchema>

/** What names each kind of defect. */
const namedBy: Record<string, readonly string[]> = {
  exposure: ['under', 'dull', 'over', 'blown', 'lost', 'black', 'blocked'],
  clip: ['over', 'blown', 'lost', 'black', 'blocked', 'dull'],
  tilt: ['tilted', 'leaning'],
  defocus: ['soft', 'slightlysoft', 'partmoved'],
  disc: ['soft', 'slightlysoft'],
  movement: ['moved', 'soft', 'slightlysoft'],
  'movement-arc': ['moved', 'soft', 'slightlysoft'],
  noise: ['noise', 'grain'],
  cast: ['cast'],
  'to-200px': ['small'],
  'jpeg-20': ['blocks'],
}

const spokenOf = (facts: Facts): Observation[] => planCritique(facts, ['composition']).spoken

export async function defectFigures(rows: readonly Row[]): Promise<Figure[]> {
  const look = openLooker()
  const factsOf = async (file: string): Promise<Facts> => (await prepare(await readFile(file), look)).facts
  const originals = new Map<string, Observation[]>()
  let [named, asked, falsely] = [0, 0, 0]
  for (const row of rows) {
    const names = namedBy[row.kind]
    if (!names || row.section === null) continue
    const base = originals.get(row.baseFile) ?? spokenOf(await factsOf(row.baseFile))
    originals.set(row.baseFile, base)
    asked += 1
    const place = spokenOf(await factsOf(row.file)).findIndex(({ id }) => names.includes(id))
    const isNamed = place === 0 || place === 1
    named += Number(isNamed)
    if (!isNamed) console.error(`not named first or second: ${row.file} ${JSON.stringify(row.parameters)}`)
    // What is told without being a fault ("a third is pure black" of a stage) is no accusation.
    const accused = base.find(({ id, polarity }) => polarity === 'fault' && names.includes(id))
    if (accused) {
      falsely += 1
      console.error(`named of the original: ${row.baseFile} (${row.kind}): ${accused.id}`)
    }
  }
  return [
    figure('defects named first or second', named / asked, { atLeast: 0.85 }, 'share'),
    figure('defects named of the original', falsely, { atMost: 0 }, 'pictures'),
  ]
}
