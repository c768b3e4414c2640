// What is bundled that no lock file names: native code and WebAssembly, each with its version as its package says it.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import sharp from 'sharp'
import { z } from 'zod'
import { sourcePackages } from '../sight/sources.ts'

/** A part of what is shipped; `repository` is where its advisories are published, null where the npm package is it. */
export type Part = { name: string; version: string; from: string; repository: string | null }

const root = join(import.meta.dirname, '..', '..')
const read = (path: string): unknown => JSON.parse(readFileSync(join(root, path), 'utf8'))
const versionOf = (name: string): string =>
  z.object({ version: z.string() }).parse(read(`node_modules/${name}/package.json`)).version

/** Where the parts of libvips that read photographs are kept. */
const repositories: Record<string, string> = {
  vips: 'https://github.com/libvips/libvips',
  heif: 'https://github.com/strukturag/libheif',
  webp: 'https://chromium.googlesource.com/webm/libwebp',
  png: 'https://github.com/pnggroup/libpng',
  tiff: 'https://gitlab.com/libtiff/libtiff',
  exif: 'https://github.com/libexif/libexif',
  lcms: 'https://github.com/mm2/Little-CMS',
  aom: 'https://aomedia.googlesource.com/aom',
  'zlib-ng': 'https://github.com/zlib-ng/zlib-ng',
  xml2: 'https://gitlab.gnome.org/GNOME/libxml2',
  expat: 'https://github.com/libexpat/libexpat',
}

/** Of whisper.cpp, as its own project says it: the package that brings it has another. */
function whisperVersion(): string {
  const project = readFileSync(
    join(root, 'node_modules/nodejs-whisper/cpp/whisper.cpp/CMakeLists.txt'),
    'utf8',
  )
  const found = /^project\("whisper\.cpp" VERSION ([\d.]+)\)/m.exec(project)?.[1]
  return `v${z.string().parse(found)}`
}

/** Every bundled part, in the order it is told. */
export function bundledParts(): Part[] {
  const npm = (name: string): Part => ({ name, version: versionOf(name), from: 'npm', repository: null })
  const llama = z
    .object({ tag: z.string() })
    .parse(read('node_modules/node-llama-cpp/llama/llama.cpp.info.json'))
  const sqlite = new Database(':memory:')
  const sqliteVersion = z.string().parse(sqlite.prepare('SELECT sqlite_version()').pluck().get())
  sqlite.close()
  const { sharp: _, ...inLibvips } = sharp.versions
  return [
    npm('electron'),
    {
      name: 'Node',
      version: process.versions.node,
      from: 'this run',
      repository: 'https://github.com/nodejs/node',
    },
    npm('better-sqlite3'),
    {
      name: 'SQLite',
      version: sqliteVersion,
      from: 'better-sqlite3',
      repository: 'https://github.com/sqlite/sqlite',
    },
    npm('node-llama-cpp'),
    {
      name: 'llama.cpp',
      version: llama.tag,
      from: 'node-llama-cpp',
      repository: 'https://github.com/ggml-org/llama.cpp',
    },
    {
      name: 'whisper.cpp',
      version: whisperVersion(),
      from: 'nodejs-whisper',
      repository: 'https://github.com/ggml-org/whisper.cpp',
    },
    npm('libheif-js'),
    // Its version is that of the libheif in it.
    {
      name: 'libheif',
      version: versionOf('libheif-js'),
      from: 'libheif-js',
      repository: repositories['heif']!,
    },
    npm('libraw-wasm'),
    npm('onnxruntime-node'),
    npm('onnxruntime-web'),
    npm('sharp'),
    ...sourcePackages.flatMap(({ name, version, nets }) =>
      nets.map((net) => ({ name: net.title, version, from: name, repository: null })),
    ),
    ...Object.entries(inLibvips).map(([name, version]) => ({
      name,
      version: String(version),
      from: 'sharp',
      repository: repositories[name] ?? null,
    })),
  ]
}
