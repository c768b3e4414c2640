import { basename, dirname, extname } from 'node:path'
import { photoExtensions } from '../../shared/photos.ts'
import type { PhotoSource } from './uploads.ts'

const raws = new Set<string>(photoExtensions.raw)
/** What cameras write beside a raw file. */
const finished = new Set(['jpg', 'jpeg', 'heic', 'heif', 'hif'])

const nameOf = ({ path, name }: PhotoSource): string => name ?? basename(path)
const endingOf = (source: PhotoSource): string => extname(nameOf(source)).slice(1).toLowerCase()

/** Uploads lie in folders of their own, so that for them one drop is one folder. */
function pairKey(source: PhotoSource): string {
  const name = nameOf(source).toLowerCase()
  const folder = source.name === undefined ? dirname(source.path) : 'uploads'
  return `${folder}\n${name.slice(0, name.length - extname(name).length)}`
}

/**
 * Makes one photo of a raw file and the JPEG or HEIC beside it that has the same name: the same shot twice. The
 * finished picture is taken for its pixels, which are the camera's (or the photographer's) full-size rendering, and
 * has the raw file as its companion. Where more than two files share a name, none is a pair.
 */
export function pairRaws(sources: PhotoSource[]): PhotoSource[] {
  const groups = Map.groupBy(
    sources.filter((source) => raws.has(endingOf(source)) || finished.has(endingOf(source))),
    pairKey,
  )
  const companions = new Map<PhotoSource, PhotoSource['companion'] & {}>()
  const taken = new Set<PhotoSource>()
  for (const group of groups.values()) {
    const raw = group.find((source) => raws.has(endingOf(source)))
    const picture = group.find((source) => finished.has(endingOf(source)))
    if (group.length !== 2 || !raw || !picture) continue
    companions.set(picture, { name: nameOf(raw), path: raw.path })
    taken.add(raw)
  }
  return sources
    .filter((source) => !taken.has(source))
    .map((source) => {
      const companion = companions.get(source)
      return companion === undefined ? source : { ...source, companion }
    })
}
