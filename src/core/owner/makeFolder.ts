import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '../../shared/errors.ts'

/** Makes what is missing of a data folder; whether it was not there before. Rejects with `store-unwritable`. */
export async function makeFolder(dataDir: string): Promise<boolean> {
  try {
    const made = await mkdir(dataDir, { recursive: true, mode: 0o700 })
    for (const name of ['photos', 'uploads', 'models']) {
      await mkdir(join(dataDir, name), { recursive: true, mode: 0o700 })
    }
    return made !== undefined
  } catch (error) {
    throw new AppError('store-unwritable', 'Mondrian cannot write to its data folder.', {
      hint: 'Check the permissions of the folder, or choose another one.',
      cause: error,
    })
  }
}
