// Packages from npm's registry as they are served, for what is in them; their own dependencies are not wanted.
import { spawnSync } from 'node:child_process'
import { hash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SightError } from './failure.ts'
import type { SourcePackage } from './sources.ts'

/** A network that does not answer is given up after 15 s of silence, twice. */
const briefly = ['--fetch-retries=1', '--fetch-retry-mintimeout=1000', '--fetch-timeout=15000']

/**
 * Fetches packages by their pinned versions, through npm and its cache.
 * @param env what npm is told, such as a registry of one's own
 * @returns the archive of each, in their order
 * @throws SightError where one cannot be had, or is another than was pinned
 */
export function fetchPackages(packages: SourcePackage[], env: NodeJS.ProcessEnv = process.env): Uint8Array[] {
  const folder = mkdtempSync(join(tmpdir(), 'mondrian-sight-'))
  try {
    const named = packages.map(({ name, version }) => `${name}@${version}`)
    const args = ['pack', ...named, '--ignore-scripts', '--prefer-offline', '--loglevel=error', ...briefly]
    const { status, stdout, stderr, error } = spawnSync('npm', args, {
      cwd: folder,
      env: withoutFlags(env),
      encoding: 'utf8',
      shell: process.platform === 'win32',
    })
    if (status !== 0) throw new SightError(unreachable(error ? '' : stderr))
    const files = stdout.trim().split(/\r?\n/)
    return packages.map((each, i) => checked(each, readFileSync(join(folder, files[i] ?? ''))))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function checked({ name, version, integrity }: SourcePackage, archive: Uint8Array): Uint8Array {
  if (`sha512-${hash('sha512', archive, 'base64')}` === integrity) return archive
  throw new SightError(`${name} ${version} is not what it was when it was chosen, so nothing of it is used.`)
}

function unreachable(said: string): string {
  const reason = /npm error code (\S+)/.exec(said)?.[1]
  const because = reason === undefined ? '' : ` (npm says ${reason})`
  return `The nets that look at photographs could not be fetched${because}. Mondrian works without them; connect to the internet and run npm run sight.`
}

/** A script's npm hands its own flags down in the environment, and this one would obey them. */
function withoutFlags(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const flags = /^npm_config_(dry_run|workspaces?|global|prefix|json|os|cpu|libc|omit|pack_destination)$/i
  return Object.fromEntries(Object.entries(env).filter(([name]) => !flags.test(name)))
}
