// Which packages end up on a user's computer: what runs beside the app, and what is bundled into its pages.
// Reads the lock and the imports; never the packages themselves.
import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const dependencies = z.record(z.string(), z.string()).default({})
const entrySchema = z.object({
  version: z.string().optional(),
  license: z.string().optional(),
  dependencies,
  optionalDependencies: dependencies,
  devDependencies: dependencies,
})
const lockSchema = z.object({ packages: z.record(z.string(), entrySchema) })
type Packages = z.infer<typeof lockSchema>['packages']

export type ShippedPackage = {
  name: string
  version: string
  /** SPDX expression of its manifest. */
  licence: string
  folder: string
}

/** Installed for development or for other computers, but in no installer: see `files` in electron-builder.yml. */
const leftOut = /^@node-llama-cpp\/.*-cuda(-ext)?$/

/** What these import of the packages they name: the rest is for downloading, or for browsers, and does not ship. */
const neededOf: Record<string, string[]> = {
  electron: [],
  'onnxruntime-node': ['onnxruntime-common'],
  'onnxruntime-web': ['onnxruntime-common'],
}

/** Every shipped package that is installed here, by name. @throws Error when one says no licence */
export function shippedPackages(root: string): ShippedPackage[] {
  const { packages } = lockSchema.parse(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')))
  const direct = packages['']
  if (!direct) throw new Error('package-lock.json names no dependencies')
  const bundled = importedByPages(root).filter((name) => name in direct.devDependencies)
  const ran = Object.keys({ ...direct.dependencies, ...direct.optionalDependencies })
  const starts = [...ran, ...bundled, 'electron']

  const paths = new Set<string>()
  for (const name of starts) addWithDependencies(packages, '', name, paths)
  return [...paths]
    .filter((path) => existsSync(join(root, path)))
    .map((path) => describe(root, path, packages[path]))
    .toSorted((a, b) => (`${a.name} ${a.version}` < `${b.name} ${b.version}` ? -1 : 1))
}

function addWithDependencies(packages: Packages, from: string, name: string, paths: Set<string>): void {
  const path = resolve(packages, from, name)
  if (path === null || paths.has(path) || leftOut.test(name)) return
  paths.add(path)
  const entry = packages[path]
  if (!entry) return
  const needed = neededOf[name] ?? Object.keys({ ...entry.dependencies, ...entry.optionalDependencies })
  for (const next of needed) addWithDependencies(packages, path, next, paths)
}

/** Node's own look-up: beside the dependent, or in a node_modules further up. */
function resolve(packages: Packages, from: string, name: string): string | null {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const path = `${folder && `${folder}/`}node_modules/${name}`
    if (path in packages) return path
    if (folder === '') return null
  }
}

function describe(root: string, path: string, entry: Packages[string] | undefined): ShippedPackage {
  const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
  if (entry?.version === undefined || entry.license === undefined) throw new Error(`${name} says no licence`)
  return { name, version: entry.version, licence: entry.license, folder: join(root, path) }
}

/** Names of the packages that the pages and the preload import; types count, which errs on the safe side. */
function importedByPages(root: string): string[] {
  const files = globSync('src/{renderer,preload}/**/*.{ts,tsx,css}', { cwd: root })
  const names = files
    .filter((file) => !/\.test\.tsx?$/.test(file))
    .flatMap((file) => [
      ...readFileSync(join(root, file), 'utf8').matchAll(/(?:from|@?import) ['"]([^.'"][^'"]*)['"]/g),
    ])
    .map(([, specifier = '']) =>
      specifier
        .split('/')
        .slice(0, specifier.startsWith('@') ? 2 : 1)
        .join('/'),
    )
  return [...new Set(names)]
}
