// One process owns a data folder at a time. Never looks at what is in the folder.
import { randomUUID } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '../../shared/errors.ts'
import { holdLock } from '../store/db.ts'
import { storeError } from '../store/storeError.ts'
import { createPlace, type Place } from './place.ts'

export type FolderClaim = {
  /** Names this owner, in the leases of its jobs too. */
  readonly owner: string
  /** Where the folder and its lock were found. */
  readonly place: Place
  /** Lets another process have the folder. The end of the process, however it comes, does the same. */
  release: () => void
}

/**
 * Makes this process the owner of `dataDir`, which is created when missing.
 * Rejects with `store-busy` when it has an owner, `store-unwritable` or `disk-full` when it cannot be used.
 */
export async function claimFolder(dataDir: string): Promise<FolderClaim> {
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 })
    const lock = join(dataDir, 'owner.lock')
    const place = createPlace()
    place.remember(dataDir)
    const unlock = holdLock(lock)
    place.remember(lock)
    const release = (): void => {
      place.close()
      unlock()
    }
    return { owner: randomUUID(), place, release }
  } catch (error) {
    const known = storeError(error)
    if (!(known instanceof AppError)) {
      throw new AppError('store-unwritable', 'Mondrian cannot use its data folder.', { cause: error })
    }
    if (known.code !== 'store-busy') throw known
    throw new AppError('store-busy', 'Mondrian is already running with this data folder.', {
      hint: 'Use the Mondrian that is open, or choose another data folder.',
      cause: error,
    })
  }
}
