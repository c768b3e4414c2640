// Which files travel to Mondrian together. Pure.

/** `folder` is where the file lies, an empty string where it was handed over by itself. */
export type FoundFile = { file: File; folder: string }

/** Files of one batch: it becomes rows as soon as it has arrived. */
const batchSize = 4

/** "img_1" of "IMG_1.CR2". */
const stemOf = ({ file }: FoundFile): string => file.name.toLowerCase().replace(/\.[^.]*$/, '')

/**
 * Files in batches, in their order. Mondrian takes those of one batch for those of one folder and makes a raw file and
 * its JPEG one photograph: what shares folder and name travels together, and what shares only the name does not.
 */
export function batchesOf<File extends FoundFile>(files: readonly File[]): File[][] {
  const shots = Map.groupBy(files, (found) => `${found.folder}\n${stemOf(found)}`)
  const batches: File[][] = []
  let stems = new Set<string>()
  for (const shot of shots.values()) {
    const stem = shot.map(stemOf)[0] ?? ''
    const last = batches.at(-1)
    const hasRoom = last !== undefined && last.length + shot.length <= batchSize && !stems.has(stem)
    if (hasRoom) last.push(...shot)
    else {
      batches.push([...shot])
      stems = new Set()
    }
    stems.add(stem)
  }
  return batches
}
