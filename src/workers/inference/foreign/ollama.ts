// Ollama's store: manifests name the layers of a model, blobs hold them under their checksums.
import { existsSync, readdirSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import { readJson } from './places.ts'

const mediaType = 'application/vnd.ollama.image.'
const digest = /^sha256[:-]([0-9a-f]{64})$/
const manifestSchema = z.object({
  layers: z.array(z.object({ mediaType: z.string(), digest: z.string().regex(digest) })).max(200),
})

type OllamaModel = { title: string; path: string; projectorPath: string | null }

/** So deep: HOST/NAMESPACE/MODEL/TAG. */
const depth = 4
const most = 1000

/** Models of the store in `folder` whose file is there. Throws the system's error where it may not be read. */
export function ollamaModels(folder: string): OllamaModel[] {
  return manifests(join(folder, 'manifests'), []).flatMap(({ path, names }) => {
    const manifest = manifestSchema.safeParse(readJson(path))
    if (!manifest.success) return []
    const blobOf = (kind: string): string | null => {
      const layer = manifest.data.layers.find(({ mediaType: type }) => type === mediaType + kind)
      const hex = digest.exec(layer?.digest ?? '')?.[1]
      const blob = hex === undefined ? null : join(folder, 'blobs', `sha256-${hex}`)
      return blob !== null && existsSync(blob) ? blob : null
    }
    const model = blobOf('model')
    const [model_ = '', tag = ''] = names.slice(-2)
    return model === null
      ? []
      : [{ title: `${model_}:${tag}`, path: model, projectorPath: blobOf('projector') }]
  })
}

function manifests(folder: string, names: readonly string[]): { path: string; names: string[] }[] {
  const entries = readdirSync(folder, { withFileTypes: true }).toSorted((a, b) => (a.name < b.name ? -1 : 1))
  return entries
    .flatMap((entry) => {
      const [path, all] = [join(folder, entry.name), [...names, entry.name]]
      if (entry.isDirectory()) return all.length < depth ? manifests(path, all) : []
      return all.length === depth ? [{ path, names: all }] : []
    })
    .slice(0, most)
}

/** The eyes that a manifest gives to the model in this blob; null where it is none of Ollama's, or has none. */
export function ollamaEyes(modelPath: string): string | null {
  const blobs = dirname(modelPath)
  if (!digest.test(basename(modelPath)) || basename(blobs) !== 'blobs') return null
  try {
    const models = ollamaModels(dirname(blobs))
    return (
      models.find(({ path, projectorPath }) => path === modelPath && projectorPath)?.projectorPath ?? null
    )
  } catch {
    return null
  }
}
