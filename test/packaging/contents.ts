// What lies in a packed tree, file by file. Reads only.
import { closeSync, globSync, openSync, readSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { extractFile, listPackage, statFile } from '@electron/asar'
import { nativeFormat } from './nativeFormat.ts'

export type PackedFile = {
  /** In the archive from its root, `out/main/index.js`; on the disk from the resources folder. */
  path: string
  bytes: number
  /** `linux-x64` and its kind; null for what no processor runs. */
  native: string | null
}

/** Files inside app.asar. Those that lie beside it are left out. */
export function archivedFiles(archive: string): PackedFile[] {
  return listPackage(archive, { isPack: false })
    .map((path) => path.slice(1).replaceAll('\\', '/'))
    .flatMap((path) => {
      const stat = statFile(archive, path)
      if (!('size' in stat) || stat.unpacked) return []
      return { path, bytes: stat.size, native: nativeFormat(extractFile(archive, path)) }
    })
}

/** Files under `folder`. */
export function filesOnDisk(folder: string): PackedFile[] {
  return globSync('**/*', { cwd: folder })
    .filter((path) => statSync(join(folder, path)).isFile())
    .map((path) => ({
      path: path.replaceAll('\\', '/'),
      bytes: statSync(join(folder, path)).size,
      native: nativeFormat(head(join(folder, path))),
    }))
}

function head(file: string): Buffer {
  const start = Buffer.alloc(4096)
  const handle = openSync(file, 'r')
  const length = readSync(handle, start)
  closeSync(handle)
  return start.subarray(0, length)
}
