import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** Where the packaged app has the nets that look at photographs; null where it has none. */
export function packagedSightDir(resourcesPath: string): string | null {
  return sightDirAt(join(resourcesPath, 'sight'))
}

/** Where `npm run sight` puts them in a checkout; null where they could not be fetched yet. */
export function builtSightDir(root: string): string | null {
  return sightDirAt(join(root, 'vendor', 'sight'))
}

/** What is in it is checked, file by file, by the child that loads it. */
function sightDirAt(dir: string): string | null {
  return existsSync(dir) ? dir : null
}
