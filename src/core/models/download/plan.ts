// What a download fetches: the files of one model at one commit, with size and checksum.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { z } from 'zod'
import {
  catalogueLockSchema,
  catalogueSchema,
  remoteModelSchema,
  type CatalogueEntry,
  type CatalogueLock,
  type EarEntry,
  type RemoteFile,
  type RemoteModel,
} from '../../../shared/catalogue.ts'
import { AppError } from '../../../shared/errors.ts'
import { chooseEar, chooseFiles, usualPreference, type Preference } from './choose.ts'
import { listRepository, type ListedFile } from './hubApi.ts'
import type { Network } from './network.ts'

export type Catalogue = { models: CatalogueEntry[]; ears: EarEntry[]; lock: CatalogueLock }

/** What ships beside the app; the lock is empty where it was not written yet. */
export async function readCatalogue(resourcesDir: string): Promise<Catalogue> {
  const read = async <T>(name: string, schema: z.ZodType<T>, missing: string | null): Promise<T> => {
    const text = await readFile(join(resourcesDir, name), 'utf8').catch((error: unknown) => {
      if (missing === null) throw error
      return missing
    })
    return schema.parse(JSON.parse(text))
  }
  const { models, ears } = await read('catalogue.json', catalogueSchema, null)
  return { models, ears, lock: await read('catalogue.lock.json', catalogueLockSchema, '{}') }
}

const namedRepository =
  /^(?:https:\/\/huggingface\.co\/)?([\w.-]{1,96}\/[\w.-]{1,96})(?::([A-Za-z0-9_]{2,24}))?\/?$/

type Wanted = {
  repository: string
  choose: (files: readonly ListedFile[]) => RemoteFile[]
  locked: RemoteModel | null
}

const byPreference =
  (preference: Preference): Wanted['choose'] =>
  (files) =>
    chooseFiles(files, preference)

/** What a name means. Throws not-found. */
function wantedBy(name: string, { models, ears, lock }: Catalogue): Wanted {
  const locked = lock[name] ?? null
  const entry = models.find(({ id }) => id === name)
  if (entry) return { repository: entry.repository, choose: byPreference(entry), locked }
  const ear = ears.find(({ id }) => id === name)
  if (ear) return { repository: ear.repository, choose: (files) => chooseEar(files, ear.file), locked }
  const [, repository, packing] = namedRepository.exec(name) ?? []
  if (repository !== undefined && !repository.split('/').some((part) => /^\.+$/.test(part))) {
    const packings = packing === undefined ? usualPreference.packings : [packing]
    return { repository, choose: byPreference({ ...usualPreference, packings }), locked: null }
  }
  throw new AppError('not-found', `There is no model called "${name}" in the catalogue.`, {
    hint: 'Name one of the catalogue, or a repository as OWNER/NAME.',
  })
}

/** Asks the hub where the lock has no entry. Rejects with not-found, or as `listRepository` and `chooseFiles`. */
export async function planModel(
  name: string,
  catalogue: Catalogue,
  network: Network,
  signal: AbortSignal,
): Promise<RemoteModel> {
  const { repository, choose, locked } = wantedBy(name, catalogue)
  if (locked) return locked
  const { commit, files } = await listRepository(network, repository, signal)
  return remoteModelSchema.parse({ repository, commit, files: choose(files) })
}

/** Throws not-found for what `planModel` would not know. */
export function assertKnown(name: string, catalogue: Catalogue): void {
  wantedBy(name, catalogue)
}
