import { hash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { weightHashes, type WeightFile } from '../../src/workers/sight/weights.ts'

/** The files that the folder lacks, or holds other than byte for byte. */
export function missingNets(folder: string): WeightFile[] {
  const files = Object.keys(weightHashes) as WeightFile[]
  return files.filter((file) => {
    const path = join(folder, file)
    return !existsSync(path) || hash('sha256', readFileSync(path)) !== weightHashes[file]
  })
}
