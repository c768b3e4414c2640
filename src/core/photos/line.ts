// Which photo's turn it is. Pure: knows ids, and neither files nor children.

/** A glance makes the small picture of a list alone. */
export type Turn = { photoId: string; kind: 'glance' | 'measure' }

export type Line = {
  /** Puts a photo at the end, unless it stands in the line; `isSeen` where it has its small picture. */
  add: (photoId: string, isSeen: boolean) => void
  has: (photoId: string) => boolean
  /** The photo on show comes before all others, and then the one that a critique waits for. */
  show: (photoId: string) => void
  want: (photoId: string) => void
  /** Takes the next turn out of the line; null where there is none. A photo that was glanced at still waits. */
  next: () => Turn | null
}

/**
 * First the photo on show and the one a critique waits for, then a glance at each of the others, so that a whole drop is
 * seen before the rest of it is measured, one after another. A photo that stands alone needs no glance.
 */
export function createLine(): Line {
  const waiting = new Set<string>()
  const unseen = new Set<string>()
  let shown: string | null = null
  let wanted: string | null = null

  return {
    add(photoId, isSeen) {
      waiting.add(photoId)
      if (!isSeen) unseen.add(photoId)
    },
    has: (photoId) => waiting.has(photoId),
    show(photoId) {
      shown = photoId
    },
    want(photoId) {
      wanted = photoId
    },
    next() {
      const hurried = [shown, wanted].find((id) => id !== null && waiting.has(id))
      const [first] = waiting
      if (first === undefined) return null
      const [glanced] = unseen
      if (hurried === undefined && waiting.size > 1 && glanced !== undefined) {
        unseen.delete(glanced)
        return { photoId: glanced, kind: 'glance' }
      }
      const photoId = hurried ?? first
      waiting.delete(photoId)
      unseen.delete(photoId)
      return { photoId, kind: 'measure' }
    },
  }
}
