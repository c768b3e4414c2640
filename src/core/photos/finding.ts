// Finds photographs again, with what of their critiques has the words that were asked for.
import type { CommandOutput, ParsedInput } from '../../shared/commands.ts'
import type { Store } from '../store/index.ts'
import { excerptOf } from './excerpt.ts'
import { matchOf } from '../store/searchWords.ts'

type FindDeps = {
  store: Pick<Store, 'photos' | 'jobs' | 'finder'>
  advisors: () => Promise<{ advisors: readonly { id: string; name: string }[] }>
}

/** A page of what was found. Rejects with `bad-request` for a cursor that is none. */
export async function findPhotos(
  { store, advisors }: FindDeps,
  { sort, limit, after, ...filter }: ParsedInput<'photos.find'>,
): Promise<CommandOutput<'photos.find'>> {
  const match = matchOf(filter, filter.text === undefined ? [] : (await advisors()).advisors)
  const { numbers, next } = store.finder.page({ filter, match, sort, limit, after })
  const photos = numbers.map(store.photos.atNumber)
  const { text } = filter
  return {
    photos,
    jobs: photos.flatMap(({ id }) => store.jobs.ofPhoto(id)),
    excerpts: photos.flatMap(({ id: photoId, number }) => {
      const parts = text === undefined ? null : excerptOf(store.finder.critiquesOf(number), text)
      return parts ? [{ photoId, parts }] : []
    }),
    next,
    count: after === undefined ? store.finder.count(filter, match) : null,
  }
}
