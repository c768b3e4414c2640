// Tells whether a data folder is still where it was opened: the files that are open here are those that its path
// names. Never moves or mends one.
import { closeSync, openSync, statSync } from 'node:fs'
import { AppError } from '../../shared/errors.ts'

export type Place = {
  /** From now on the file or folder at `path` must be the one that is there now. Throws what `stat` throws. */
  remember: (path: string) => void
  /** Looks: null when everything is here, else AppError `folder-moved`. Costs one `stat` for each path. */
  trouble: () => AppError | null
  /** Looks, and throws the trouble if there is any. */
  assertHere: () => void
  /** Calls `listener` whenever a look finds another answer than the one before it. */
  onChange: (listener: (trouble: AppError | null) => void) => void
  /** Forgets everything, and calls no listener any more. */
  close: () => void
}

const moved = (): AppError =>
  new AppError('folder-moved', 'The data folder was moved or replaced.', {
    hint: 'Put it back where it was, and Mondrian goes on by itself; or close Mondrian and start it again.',
  })

/** A place without files, where nothing is ever missed. */
export function createPlace(): Place {
  const identities = new Map<string, string>()
  const pins: number[] = []
  const listeners: ((trouble: AppError | null) => void)[] = []
  let wasHere = true

  const trouble = (): AppError | null => {
    const isHere = [...identities].every(([path, identity]) => identityOf(path) === identity)
    const found = isHere ? null : moved()
    if (isHere !== wasHere) {
      wasHere = isHere
      for (const listener of listeners) listener(found)
    }
    return found
  }
  return {
    remember(path) {
      const found = statSync(path, { bigint: true })
      // An open folder keeps its number, which would else be given to the next one that is made.
      if (found.isDirectory() && process.platform !== 'win32') pins.push(openSync(path, 'r'))
      identities.set(path, nameOf(found))
    },
    trouble,
    assertHere() {
      const found = trouble()
      if (found) throw found
    },
    onChange: (listener) => void listeners.push(listener),
    close() {
      listeners.length = 0
      identities.clear()
      for (const pin of pins.splice(0)) closeSync(pin)
    },
  }
}

/** Names a file for good: device and inode; on Windows the volume's serial number and the file's id. */
function nameOf({ dev, ino }: { dev: bigint; ino: bigint }): string {
  return `${dev}:${ino}`
}

/** Null where nothing is there that may be looked at. */
function identityOf(path: string): string | null {
  try {
    return nameOf(statSync(path, { bigint: true }))
  } catch {
    return null
  }
}
