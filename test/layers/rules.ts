// The rules of docs/architecture.md as functions from modules to sentences. Pure: they read no files.
import { isBuiltin } from 'node:module'
import type { Module } from './modules.ts'

const longest = 300

type Layer = {
  /** Folders and files of this repository it may import, its own first. */
  own: string[]
  node: boolean
  /** Packages it may import; undefined where any will do. */
  packages?: string[]
}

/** The longest matching folder decides. */
const layers: Record<string, Layer> = {
  'src/shared/': { own: ['src/shared/'], node: false, packages: ['zod'] },
  'src/core/': { own: ['src/core/', 'src/shared/'], node: true },
  'src/workers/': { own: ['src/workers/', 'src/shared/'], node: true },
  'src/workers/photo/': {
    own: ['src/workers/photo/', 'src/workers/asking.ts', 'src/workers/channel.ts', 'src/shared/'],
    node: true,
  },
  'src/workers/metadata/': {
    own: ['src/workers/metadata/', 'src/workers/asking.ts', 'src/workers/channel.ts', 'src/shared/'],
    node: true,
  },
  'src/workers/sight/': { own: ['src/workers/sight/', 'src/workers/channel.ts', 'src/shared/'], node: true },
  'src/workers/voice/': { own: ['src/workers/voice/', 'src/workers/channel.ts', 'src/shared/'], node: true },
  'src/workers/inference/': {
    own: ['src/workers/inference/', 'src/workers/channel.ts', 'src/shared/'],
    node: true,
  },
  'src/main/': { own: ['src/main/', 'src/core/', 'src/shared/', 'src/server/'], node: true },
  'src/server/': { own: ['src/server/', 'src/core/', 'src/shared/', 'package.json'], node: true },
  'src/cli/': {
    own: [
      'src/cli/',
      'src/core/',
      'src/shared/',
      'src/server/startWorker.ts',
      'src/server/dataFolder.ts',
      'package.json',
    ],
    node: true,
  },
  'src/preload/': { own: ['src/preload/', 'src/shared/'], node: false, packages: ['electron'] },
  'src/renderer/': { own: ['src/renderer/', 'src/shared/'], node: false },
}

/** Packages with native code or a process of their own, and the only place each may be imported. */
const homes: Record<string, string[]> = {
  'better-sqlite3': ['src/core/store/db.ts'],
  'exiftool-vendored.exe': ['src/workers/metadata/'],
  'exiftool-vendored.pl': ['src/workers/metadata/'],
  electron: ['src/main/', 'src/preload/'],
  'libheif-js': ['src/workers/photo/'],
  'libraw-wasm': ['src/workers/photo/'],
  'node-llama-cpp': ['src/workers/inference/engines/'],
  'onnxruntime-node': ['src/workers/sight/'],
  'onnxruntime-web': ['src/workers/sight/'],
  openai: ['src/workers/inference/remote/'],
  sharp: ['src/workers/photo/', 'src/workers/sight/picture.ts'],
}

const isTest = (path: string): boolean => path.endsWith('.test.ts')
/** Tests and what only they use: folders called testing or fixtures, files called fixture.ts or x.fixture.ts. */
const isTesting = (path: string): boolean =>
  isTest(path) || /\/(testing|fixtures)\//.test(path) || /[/.]fixture\.ts$/.test(path)
const isSource = (path: string): boolean => path.startsWith('src/')
const isWithin = (path: string, places: string[]): boolean =>
  places.some((place) => path === place || (place.endsWith('/') && path.startsWith(place)))

/** "@scope/name" or "name" of a specifier that may go on with a path. */
const packageOf = (specifier: string): string =>
  specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/')

const layerOf = (path: string): Layer | undefined =>
  Object.entries(layers)
    .toSorted(([a], [b]) => b.length - a.length)
    .find(([folder]) => path.startsWith(folder))?.[1]

function mayImport(path: string, layer: Layer, imported: string): boolean {
  if (imported.startsWith('node:') || isBuiltin(imported)) return layer.node
  const isFile = imported.includes('/') && /^(src|test|bench|scripts)\//.test(imported)
  if (isFile || imported === 'package.json') return isWithin(imported, layer.own)
  const name = packageOf(imported)
  if (homes[name] && !isWithin(path, homes[name])) return false
  return layer.packages?.includes(name) ?? true
}

/** Imports across a border that the table does not open. Tests may import what they need. */
export function findForbiddenImports(modules: Module[]): string[] {
  return modules
    .filter(({ path }) => isSource(path) && !isTest(path))
    .flatMap(({ path, imports }) => {
      const layer = layerOf(path)
      if (!layer) return [`${path} belongs to no layer`]
      return imports
        .filter((imported) => !mayImport(path, layer, imported))
        .map((imported) => `${path} may not import ${imported}`)
    })
}

/** What is made for tests must not reach the product. */
export function findTestingImports(modules: Module[]): string[] {
  return modules
    .filter(({ path }) => isSource(path) && !isTesting(path))
    .flatMap(({ path, imports }) =>
      imports.filter(isTesting).map((imported) => `${path} may not import ${imported}, which is for tests`),
    )
}

/** What needs a browser stands in test/: `npm run test:quick` runs the tests of src and has none. */
export function findBrowserImports(modules: Module[]): string[] {
  const isBrowser = (imported: string): boolean =>
    packageOf(imported) === 'playwright-core' ||
    isWithin(imported, ['test/e2e/', 'test/shell/', 'test/standin/'])
  return modules
    .filter(({ path }) => isSource(path))
    .flatMap(({ path, imports }) =>
      imports
        .filter(isBrowser)
        .map((imported) => `${path} may not import ${imported}: its place is in test/`),
    )
}

export function findLongFiles(modules: Module[]): string[] {
  return modules
    .filter(({ lines }) => lines > longest)
    .map(({ path, lines }) => `${path} has ${lines} lines; ${longest} are the most`)
}

export function findDefaultExports(modules: Module[]): string[] {
  return modules
    .filter(({ path, hasDefaultExport }) => isSource(path) && hasDefaultExport)
    .map(({ path }) => `${path} has a default export`)
}

/** Each cycle once, from the module that comes first in `modules`. */
export function findCycles(modules: Module[]): string[] {
  const importsOf = new Map(modules.map(({ path, imports }) => [path, imports]))
  const clean = new Set<string>()
  const cycles: string[] = []
  const visit = (path: string, trail: string[]): void => {
    const seenAt = trail.indexOf(path)
    if (seenAt >= 0) {
      cycles.push([...trail.slice(seenAt), path].join(' -> '))
      return
    }
    if (clean.has(path)) return
    for (const imported of importsOf.get(path) ?? []) visit(imported, [...trail, path])
    clean.add(path)
  }
  for (const { path } of modules) visit(path, [])
  return cycles
}
