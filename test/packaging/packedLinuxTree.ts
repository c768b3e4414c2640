import { cpSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { extractAll } from '@electron/asar'
import { findEngine } from './engine.ts'
import { pack } from './pack.ts'
import { linuxX64 } from './targets.ts'

/** Node reads no archives: `appDir` is app.asar as a folder, with everything that lies beside it put in. */
export type PackedTree = {
  /** Holds package.json, out/ and node_modules/; its `out/main/index.js` is what Electron would start. */
  appDir: string
  /** What `process.resourcesPath` is in the packed app. */
  resourcesPath: string
  /** The vision engine, as the packed app finds it. */
  engineDir: string
}

/**
 * The packed app for Linux x64, ready to run in Node. Packs what has changed since the last time. `appDir`
 * is the caller's to remove; it lies outside the repository, whose own modules would stand in for missing ones.
 */
export async function packedLinuxTree(): Promise<PackedTree> {
  const { resourcesDir } = await pack(linuxX64)
  const archive = join(resourcesDir, 'app.asar')
  const appDir = mkdtempSync(join(tmpdir(), 'mondrian-packed-'))
  extractAll(archive, appDir)
  // What came after the archive was closed: the vision engine.
  cpSync(`${archive}.unpacked`, appDir, { recursive: true })
  return { appDir, resourcesPath: resourcesDir, engineDir: findEngine(resourcesDir) }
}
