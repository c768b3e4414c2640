// Which models lie below the models folder, by the names of their files. Opens none.
import { readdir, realpath, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { isModelFileName } from '../../shared/modelFiles.ts'

/** Programs put a model into MAKER/MODEL/, or one folder further down; so many are looked at. */
const most = { depth: 6, files: 1000 }

const partName = /^(.*)-(\d{5})-of-(\d{5}\.gguf)$/i

type Search = { ids: string[]; visited: Set<string> }

/** Paths from `modelsDir` with `/` between names, in order; none where there is no such folder. */
export async function installedModels(modelsDir: string): Promise<string[]> {
  const search: Search = { ids: [], visited: new Set() }
  await searchFolder(modelsDir, [], search)
  return search.ids
}

async function searchFolder(folder: string, names: readonly string[], search: Search): Promise<void> {
  const real = await realpath(folder).catch(() => null)
  // Links may lead back up.
  if (real === null || search.visited.has(real) || names.length > most.depth) return
  search.visited.add(real)
  const inside = (await readdir(folder).catch(() => [])).filter((name) => !name.startsWith('.')).toSorted()
  const kinds = await Promise.all(inside.map((name) => stat(join(folder, name)).catch(() => null)))
  const files = inside.filter((_, index) => kinds[index]?.isDirectory() === false)
  const models = firstParts(files.filter(isModelFileName)).map((name) => [...names, name].join('/'))
  search.ids.push(...models.slice(0, most.files - search.ids.length))
  for (const [index, name] of inside.entries()) {
    if (kinds[index]?.isDirectory()) await searchFolder(join(folder, name), [...names, name], search)
  }
}

/** Of a model in several files the first that is there: the others are no models of their own. */
function firstParts(files: readonly string[]): string[] {
  const groups = Map.groupBy(files, (name) => name.replace(partName, '$1-of-$3'))
  return [...groups.values()].flatMap(([first = '', ...rest]) =>
    partName.test(first) ? [first] : [first, ...rest],
  )
}
