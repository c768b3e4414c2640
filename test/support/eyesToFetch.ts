// A model that looks, to be fetched from a hub on this computer as an entry of the catalogue, the one offered first.
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { visionRecital } from '../fixtures/gguf/index.ts'
import { openHub, testRepository, type TestHub } from './hub.ts'
import { resourcesDir } from './paths.ts'

const entry = {
  id: 'eye',
  name: 'Eye 1B',
  repository: testRepository,
  packings: ['Q4_K_M'],
  eyes: ['F16'],
  licence: 'Apache-2.0',
  goodFor: 'For tests.',
  family: 'Qwen3-VL',
  isFirst: true,
}
const other = { ...entry, id: 'other', name: 'Other 8B', repository: 'maker/Other-GGUF', isFirst: undefined }

export type EyesToFetch = {
  hub: TestHub
  /** All that ships, with a catalogue of two entries, of which the hub has the first. */
  resourcesDir: string
  modelId: string
  /** Bytes of the model and its eyes. */
  bytes: number
  texts: Awaited<ReturnType<typeof visionRecital>>['texts']
}

/** `folder`: where the resources go. `promised`: checksums that the hub states in place of the true ones. */
export async function eyesToFetch(
  folder: string,
  promised: Record<string, string> = {},
): Promise<EyesToFetch> {
  const { path, projectorPath, texts } = await visionRecital()
  const files = {
    'Eye-Q4_K_M.gguf': await readFile(path),
    'mmproj-Eye-F16.gguf': await readFile(projectorPath),
  }
  const own = join(folder, 'resources')
  await mkdir(own)
  for (const name of await readdir(resourcesDir)) {
    if (!name.startsWith('catalogue')) await symlink(join(resourcesDir, name), join(own, name))
  }
  await writeFile(join(own, 'catalogue.json'), JSON.stringify({ models: [entry, other] }))
  return {
    hub: await openHub(files, promised),
    resourcesDir: own,
    modelId: `${testRepository}/Eye-Q4_K_M.gguf`,
    bytes: Object.values(files).reduce((sum, { length }) => sum + length, 0),
    texts,
  }
}
