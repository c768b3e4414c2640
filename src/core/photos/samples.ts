import { readdir } from 'node:fs/promises'
import { join, parse } from 'node:path'
import { AppError } from '../../shared/errors.ts'
import type { PhotoSource } from './uploads.ts'

export type Sample = { id: string; name: string; path: string }

/** "pier-sunset.jpg" is the sample `pier-sunset`, called "Pier sunset". */
function sampleOf(dir: string, file: string): Sample {
  const { name: id } = parse(file)
  const words = id.replaceAll('-', ' ')
  return { id, name: words.charAt(0).toUpperCase() + words.slice(1), path: join(dir, file) }
}

/** The photographs that ship beside the program, by name. */
export async function listSamples(resourcesDir: string): Promise<Sample[]> {
  const dir = join(resourcesDir, 'samples')
  const files = await readdir(dir)
  return files
    .filter((file) => file.endsWith('.jpg'))
    .toSorted()
    .map((file) => sampleOf(dir, file))
}

/** The sample `id` as a photograph to be added. Rejects with `not-found`. */
export async function findSample(resourcesDir: string, id: string): Promise<PhotoSource> {
  const samples = await listSamples(resourcesDir)
  const sample = samples.find((each) => each.id === id)
  if (!sample) throw new AppError('not-found', 'There is no such sample photograph.')
  return { path: sample.path }
}
