// Where uploads lie in a data folder, and what a folder of one upload holds. Never reads or writes any of it.
import { basename, dirname, join } from 'node:path'
import type { Photo } from '../../shared/photos.ts'

/** The folder of all uploads. */
export const uploadsFolder = (dataDir: string): string => join(dataDir, 'uploads')

/** The folder of the upload `id`, which must be a UUID: a name given by a client has no part in a path. */
export const uploadFolder = (dataDir: string, id: string): string => join(uploadsFolder(dataDir), id)

/** Files in the folder of an upload. */
export const uploadParts = {
  original: 'original',
  /** The name of the photograph, to be shown. Written last: an upload with a name is complete. */
  name: 'name',
  /** There as long as the upload is no photograph yet (drafts.ts). */
  draft: 'draft',
  /** The raw file that was uploaded beside it, and its name. */
  companion: 'companion',
  companionName: 'companion-name',
  /** In the folder of such a raw file: the upload that has it now. */
  companionOf: 'companion-of',
} as const

/** Whether a photograph lies in the folder of an upload, which has the photo's id. */
export const isUpload = ({ id, path }: Pick<Photo, 'id' | 'path'>): boolean => basename(dirname(path)) === id
