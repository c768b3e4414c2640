// The sidecars that lie in folders, by name. A folder that has not changed is not read again.
import { readdir, stat } from 'node:fs/promises'
import { parse } from 'node:path'

/** The names of the sidecars in a folder. */
export type SidecarNames = {
  /** "IMG_1.CR3.xmp", else "IMG_1.xmp", in any case; null for none. */
  of: (file: string) => string | null
}

/** The sidecars among `names`. */
export function sidecarNames(names: readonly string[]): SidecarNames {
  const sidecars = names.filter((name) => /\.xmp$/i.test(name))
  const exact = new Set(sidecars)
  const inAnyCase = new Map(sidecars.toReversed().map((name) => [name.toLowerCase(), name]))
  const find = (wanted: string): string | undefined =>
    exact.has(wanted) ? wanted : inAnyCase.get(wanted.toLowerCase())
  return {
    of: (file) => find(`${file}.xmp`) ?? find(`${parse(file).name}.xmp`) ?? null,
  }
}

/** How much older than its reading a change of a folder is that is surely part of it: clocks of disks are coarse, milliseconds. */
const coarse = 2000

type Known = { changed: number; readAt: number; names: SidecarNames }

/** What lies in a folder, null where it cannot be read now. Keeps what it read until the folder changes. */
export function createSidecarFolders(): (folder: string) => Promise<SidecarNames | null> {
  const folders = new Map<string, Known>()
  return async (folder) => {
    try {
      const { mtimeMs: changed } = await stat(folder)
      const known = folders.get(folder)
      if (known?.changed === changed && changed < known.readAt - coarse) return known.names
      const readAt = Date.now()
      const names = sidecarNames(await readdir(folder))
      folders.set(folder, { changed, readAt, names })
      return names
    } catch {
      return null
    }
  }
}
