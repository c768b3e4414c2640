// The packages that a system gets in its installer, as `npm ci` on that system would leave them. Kept by lock.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../support/paths.ts'
import { nameOf, type Target } from './targets.ts'

type Manifest = { devDependencies?: object; scripts?: object }
type LockEntry = { dev?: boolean; optionalDependencies?: Record<string, string> }
type Lock = { packages: Record<string, LockEntry & Manifest> }

/** Half a gigabyte that no installer holds: CUDA, and a compiler that node-llama-cpp names as an optional peer. */
const notInstalled = /(^|\/)(@node-llama-cpp\/[^/]*-cuda(-ext)?|@typescript\/[^/]*|typescript)$/

/** @returns a folder with package.json and node_modules, under .cache */
export function installFor(target: Target): string {
  const { manifest, lock } = productionOnly()
  const lockText = JSON.stringify(lock)
  const key = createHash('sha256').update(lockText).digest('hex').slice(0, 16)
  const cache = join(root, '.cache', 'packaging')
  const folder = join(cache, `${nameOf(target)}-${key}`)
  if (existsSync(folder)) return folder
  // Those of earlier locks.
  for (const old of globSync(`${nameOf(target)}-*`, { cwd: cache }))
    rmSync(join(cache, old), { recursive: true })

  const unfinished = `${folder}.unfinished`
  mkdirSync(unfinished, { recursive: true })
  writeFileSync(join(unfinished, 'package.json'), JSON.stringify(manifest))
  writeFileSync(join(unfinished, 'package-lock.json'), lockText)
  npmCi(unfinished, target)
  renameSync(unfinished, folder)
  return folder
}

function productionOnly(): { manifest: Manifest; lock: Lock } {
  const read = (name: string): unknown => JSON.parse(readFileSync(join(root, name), 'utf8'))
  const manifest = { ...(read('package.json') as Manifest), devDependencies: {}, scripts: {} }
  const { packages, ...rest } = read('package-lock.json') as Lock
  const kept = Object.entries(packages)
    .filter(([path, { dev }]) => !dev && !notInstalled.test(path))
    .map(([path, entry]) => [path, withoutMissing(entry)] as const)
  return { manifest, lock: { ...rest, packages: { ...Object.fromEntries(kept), '': manifest } } }
}

function withoutMissing<T extends LockEntry>(entry: T): T {
  if (!entry.optionalDependencies) return entry
  const kept = Object.entries(entry.optionalDependencies).filter(([name]) => !notInstalled.test(name))
  return { ...entry, optionalDependencies: Object.fromEntries(kept) }
}

function npmCi(folder: string, { platform, arch }: Target): void {
  // What the surrounding npm was told is not meant for this one.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^npm_config_(omit|os|cpu|libc|prefix|global|json)$/i.test(name),
    ),
  )
  const flags = ['--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  const libc = platform === 'linux' ? ['--libc=glibc'] : []
  const args = ['ci', ...flags, `--os=${platform}`, `--cpu=${arch}`, ...libc]
  const { status, stderr } = spawnSync('npm', args, {
    cwd: folder,
    env,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  })
  if (status !== 0) throw new Error(`npm could not install for ${platform}-${arch}: ${stderr}`)
}
