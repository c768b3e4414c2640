// Which photographs an export is of.
import { sep } from 'node:path'
import type { ExportOrder } from '../../shared/exports.ts'
import type { Store } from '../store/index.ts'
import { matchOf } from '../store/searchWords.ts'
import { turn } from './turn.ts'

type ChoiceMeans = {
  store: Pick<Store, 'photos' | 'finder'>
  advisors: readonly { id: string; name: string }[]
}

/** As many as are looked up between two turns. */
const atOnce = 500

/**
 * The ids of the photographs that an order names: as they are named, else all in the order of their arrival, and of
 * these the ones that fulfil its filter and lie in its folder. Everything else has its turn meanwhile.
 */
export async function chosenPhotos(
  means: ChoiceMeans,
  { photoIds, filter, below }: Pick<ExportOrder, 'photoIds' | 'filter' | 'below'>,
): Promise<string[]> {
  const named = photoIds === undefined ? means.store.photos.ids() : [...new Set(photoIds)]
  const found = filter && (await foundIds(means, filter))
  const wanted = found ? named.filter((id) => found.has(id)) : named
  return below === undefined ? wanted : lyingBelow(means.store, wanted, below)
}

async function foundIds(
  { store, advisors }: ChoiceMeans,
  filter: NonNullable<ExportOrder['filter']>,
): Promise<Set<string>> {
  const match = matchOf(filter, advisors)
  const ids = new Set<string>()
  for (let after: string | undefined, isMore = true; isMore;) {
    const page = store.finder.page({ filter, match, sort: 'added', limit: atOnce, after })
    for (const number of page.numbers) ids.add(store.photos.atNumber(number).id)
    after = page.next ?? undefined
    isMore = page.next !== null
    await turn()
  }
  return ids
}

async function lyingBelow(
  { photos }: ChoiceMeans['store'],
  ids: readonly string[],
  folder: string,
): Promise<string[]> {
  const start = folder.endsWith(sep) ? folder : folder + sep
  const found: string[] = []
  for (const [index, id] of ids.entries()) {
    if (index % atOnce === 0) await turn()
    if (photos.has(id) && photos.get(id).path.startsWith(start)) found.push(id)
  }
  return found
}
