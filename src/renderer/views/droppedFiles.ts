// Files out of what was dropped or chosen, folders searched to the bottom. Never reads what is in them.

const readable = /\.(jpe?g|png|webp|tiff?|avif)$/i

export type Found = {
  files: File[]
  /** Names of files that were handed over one by one and are no photographs. */
  refused: string[]
}

const byName = (a: File, b: File): number => a.name.localeCompare(b.name, 'en', { numeric: true })

/** Photographs among `files`; what else lies in a chosen folder is passed over in silence. */
export function pickPhotos(files: readonly File[], fromFolder: boolean): Found {
  const photos = files.filter(({ name }) => readable.test(name) && !name.startsWith('.'))
  const refused = fromFolder ? [] : files.filter((file) => !photos.includes(file)).map(({ name }) => name)
  return { files: photos.toSorted(byName), refused }
}

/** To be called while the drop event is handled: afterwards the browser forgets what was dropped. */
export async function filesOf(transfer: DataTransfer): Promise<Found> {
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? [])
  const found = await Promise.all(
    entries.map(async (entry) => pickPhotos(await filesIn(entry), entry.isDirectory)),
  )
  return {
    files: found.flatMap(({ files }) => files),
    refused: found.flatMap(({ refused }) => refused),
  }
}

async function filesIn(entry: FileSystemEntry): Promise<File[]> {
  if (isFile(entry)) return [await new Promise<File>((resolve, reject) => entry.file(resolve, reject))]
  if (!isDirectory(entry)) return []
  const reader = entry.createReader()
  const nested: File[][] = []
  // A reader hands out some entries at a time, and none when there are no more.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    )
    if (some.length === 0) return nested.flat()
    nested.push(...(await Promise.all(some.map(filesIn))))
  }
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile
const isDirectory = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory

/** Why these were not added, as one sentence. */
export function refusal(names: readonly string[]): string {
  const formats = 'Mondrian reads JPEG, PNG, WebP, TIFF and AVIF.'
  if (names.length === 1) return `${names[0]} is no photograph that can be read. ${formats}`
  return `${names.length} files are no photographs that can be read. ${formats}`
}
