// Packs the app for one system over a distribution without Electron in it, and says where things went.
// Downloads the packages of other systems once, and nothing else.
import { createHash } from 'node:crypto'
import { cpSync, existsSync, globSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Arch, build, Platform } from 'electron-builder'
import { z } from 'zod'
import { afterPack } from '../../scripts/packaging/afterPack.ts'
import { root } from '../support/paths.ts'
import { writeElectronDist } from './electronDist.ts'
import { placeholdEngine } from './engine.ts'
import { installFor } from './modules.ts'
import { isHost, nameOf, type Target } from './targets.ts'

export type Packed = {
  /** What an installer puts into the program's folder. */
  appDir: string
  resourcesDir: string
  /** The file that a user starts. */
  executable: string
}

const platforms = { linux: Platform.LINUX, win32: Platform.WINDOWS, darwin: Platform.MAC }
const staged = ['electron-builder.yml', 'LICENSE', 'build', 'out', 'resources', 'vendor/sight']

/** Packs what `npm run build` and `npm run licences` made; does nothing when that was packed before. */
export async function pack(target: Target): Promise<Packed> {
  const work = join(root, '.cache', 'packaging', nameOf(target))
  const output = join(work, 'packed')
  const record = join(work, 'packed-from')
  const sources = hashSources(target)
  if (existsSync(record) && readFileSync(record, 'utf8') === sources) return layout(target, output)

  rmSync(work, { recursive: true, force: true })
  const electronDist = join(work, 'electron')
  const { electron } = devDependencies()
  await writeElectronDist(electronDist, target.platform, electron)
  await build({
    projectDir: isHost(target) ? root : stage(target),
    targets: platforms[target.platform].createTarget('dir', Arch[target.arch]),
    config: {
      electronVersion: electron,
      electronDist,
      directories: { output },
      mac: { identity: null },
      // The path in electron-builder.yml leads out of a staged project.
      ...(isHost(target) ? {} : { afterPack }),
    },
  })
  writeFileSync(record, sources)
  return layout(target, output)
}

/** Everything that decides what is packed, in one number. */
function hashSources(target: Target): string {
  const engine = isHost(target) ? [`vendor/engine/${nameOf(target)}/{built.json,llama-server*,voice*}`] : []
  const patterns = [
    ...staged,
    'package.json',
    'package-lock.json',
    'scripts/packaging',
    'scripts/sight',
    'test/packaging',
    ...engine,
  ]
  const files = globSync([...patterns, ...patterns.map((name) => `${name}/**`)], { cwd: root })
  const hash = createHash('sha256')
  for (const file of files.toSorted().map((name) => join(root, name))) {
    if (statSync(file).isFile()) hash.update(file).update(readFileSync(file))
  }
  return hash.digest('hex')
}

/** A folder that a checkout on that system would equal, as far as packing reads it. */
function stage(target: Target): string {
  const project = installFor(target)
  for (const name of staged) {
    rmSync(join(project, name), { recursive: true, force: true })
    cpSync(join(root, name), join(project, name), { recursive: true })
  }
  placeholdEngine(target, project)
  return project
}

function layout({ platform, arch }: Target, output: string): Packed {
  const suffix = arch === 'x64' ? '' : `-${arch}`
  if (platform === 'darwin') {
    const appDir = join(output, `mac${suffix}`, 'Mondrian.app')
    const contents = join(appDir, 'Contents')
    return {
      appDir,
      resourcesDir: join(contents, 'Resources'),
      executable: join(contents, 'MacOS', 'Mondrian'),
    }
  }
  const [system, program] = platform === 'win32' ? ['win', 'Mondrian.exe'] : ['linux', 'mondrian']
  const appDir = join(output, `${system}${suffix}-unpacked`)
  return { appDir, resourcesDir: join(appDir, 'resources'), executable: join(appDir, program) }
}

function devDependencies(): { electron: string } {
  const manifest: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  return z.object({ devDependencies: z.object({ electron: z.string() }) }).parse(manifest).devDependencies
}
