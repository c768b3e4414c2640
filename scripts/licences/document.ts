import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ShippedPackage } from './shipped.ts'

/** Texts for packages that come without one, or say less than they contain. By the start of the package's name. */
const ownTexts: [start: string, file: string][] = [
  ['@node-llama-cpp/', 'llama.cpp.txt'],
  ['libraw-wasm', 'libraw.txt'],
  ['simple-git', 'simple-git.txt'],
  ['@simple-git/argv-parser', 'simple-git.txt'],
  ['@reflink/', 'reflink.txt'],
  ['onnxruntime-', 'onnxruntime.txt'],
]

const introduction = `Mondrian is under the MIT license. It ships the software below, each part under its own license.
Chromium's parts are listed in LICENSES.chromium.html, which comes with Electron.

Parts under the GNU Lesser General Public License may be replaced by versions of your own. They lie as files of their
own in the folder app.asar.unpacked/node_modules beside the app's archive:

  libvips and what it links   @img/sharp-libvips-*/lib, on Windows @img/sharp-win32-*/lib
  libheif and libde265        libheif-js/libheif-wasm
  LibRaw                      libraw-wasm/dist

On macOS an app that was changed has to be signed again: codesign --force --deep --sign - Mondrian.app
Their sources: https://github.com/lovell/sharp-libvips, https://github.com/strukturag/libheif,
https://github.com/LibRaw/LibRaw. ExifReader is under the Mozilla Public License 2.0; its source is
https://github.com/mattiasw/ExifReader, unchanged. ExifTool (exiftool-vendored.pl, exiftool-vendored.exe) may be passed on as
Perl itself may, by the Artistic License or the GNU General Public License; its source is what ships.
`

const rule = '='.repeat(100)

/** One document; packages with the same text share a section. @throws Error when a package has no text */
export function licenceDocument(root: string, packages: ShippedPackage[]): string {
  const sections = Map.groupBy(packages, (each) => textOf(root, each))
  const parts = [...sections].map(([text, sharing]) => {
    const heads = sharing.map(({ name, version, licence }) => `${name} ${version} (${licence})`)
    return `${rule}\n${heads.join('\n')}\n\n${text}\n`
  })
  return [introduction, ...parts].join('\n')
}

function textOf(root: string, { name, folder }: ShippedPackage): string {
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|copying|notice)/i.test(file))
  const own = ownTexts
    .filter(([start]) => name.startsWith(start))
    .map(([, file]) => join(root, 'build', 'licences', file))
  const texts = [...files.map((file) => join(folder, file)), ...own, ...nested(name, folder)].map((file) =>
    readFileSync(file, 'utf8').replaceAll('\r\n', '\n').trim(),
  )
  if (existsSync(join(folder, 'versions.json'))) texts.push(libvipsParts(folder))
  if (texts.length === 0) throw new Error(`${name} comes without the text of its licence`)
  return texts.join('\n\n')
}

/** libheif-js has the texts of what it was compiled from, GPL 3 included, one folder deeper. */
function nested(name: string, folder: string): string[] {
  return name === 'libheif-js' ? [join(folder, 'libheif', 'LICENSE')] : []
}

/** What libvips was linked with, as the package's page lists it. The text of LGPL 3 stands under libheif-js. */
function libvipsParts(folder: string): string {
  const page = readFileSync(join(folder, 'README.md'), 'utf8')
  const table = page.slice(page.indexOf('This software contains')).trim()
  return `${table}\n\nThe text of the LGPLv3 stands in this document under libheif-js.`
}
