// What electron-builder leaves to do once a tree is packed: the vision engine in its place, Electron's demo app gone,
// and no app without its nets. Runs before fuses and signatures.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { Arch, type AfterPackContext } from 'electron-builder'
import { missingNets } from '../sight/missingNets.ts'
import { placeEngine } from './placeEngine.ts'

/** @throws Error as `placeEngine` says, and where a net is missing */
export function afterPack({ packager, appOutDir, electronPlatformName, arch }: AfterPackContext): void {
  const resourcesDir = packager.getResourcesDir(appOutDir)
  const platform = `${electronPlatformName}-${Arch[arch]}`
  placeEngine(join(packager.projectDir, 'vendor', 'engine', platform), resourcesDir)
  const missing = missingNets(join(resourcesDir, 'sight'))
  if (missing.length > 0) throw new Error(`${missing.join(', ')} would be missing: run npm run sight first.`)
  // It stays where Electron comes as a folder.
  rmSync(join(resourcesDir, 'default_app.asar'), { force: true })
}
