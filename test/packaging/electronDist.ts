// Electron as electron-builder finds it on the disk, without Electron in it: names, folders, a fuse wire, a property
// list or version resource. Enough for everything that packing reads or changes.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { inflateSync } from 'node:zlib'
import { createPackage } from '@electron/asar'
import type { Target } from './targets.ts'

/** The sentinel that @electron/fuses looks for, version 1, nine fuses as Electron ships them: "1" on, "0" off. */
const fuseWire = Buffer.concat([
  Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
  Buffer.from([1, 9]),
  Buffer.from('101100100'),
])

/** A 1 KB Windows program of nothing but a version resource, made with resedit, which electron-builder edits it with. */
const emptyWindowsProgram = inflateSync(
  Buffer.from(
    [
      'eJy1ks1KAlEcxX/XhmAKxWW7RnDbIDQtghYGoyWUSoZIGzOdQtAZmZn2rnoeFy0i6hHct+wN6gmyvOOYUxMG0X9z7v1/nHPux/HZEAEo',
      'wGQCQ4LIszymvanN+xS36jhzJ47GGbNS0/pOx9Jsx9e868HAcX2royeTa9kfOKoF6NyISO6VhFhPxDSnA1kRrhOwOiuFiBbkkXAuwqEQvu8j',
      'y2gyzsM/he56bht4EgvaX/Tzv3uWP4SQ0huf32Cen9rKxeRVBQ4/fDfSwcOMlKAyFAZQp0aTOgVOqFGiQpkmJcoUqci+R+XlbcqzwtbsFy6P',
      'Z6lcw8eli80VRbr0sChhc4kDPMieHAY5diVeTP1joCLm/XUsXDy6ONiS22AHnW10DHQ5Ec5UcXHocE0bnzIt+liyXpBcbekn5NmL6JhYeLSl',
      '3wH+gl7crCm912nhxpwMsvKeTnFpYePRoxXhVJWRUt03zVL5oLEM3wEL41qR',
    ].join(''),
    'base64',
  ),
)

/** Writes a distribution for one system into `folder` and empties it first. */
export async function writeElectronDist(
  folder: string,
  platform: Target['platform'],
  version: string,
): Promise<void> {
  rmSync(folder, { recursive: true, force: true })
  for (const file of ['LICENSE', 'LICENSES.chromium.html']) put(join(folder, file), 'placeholder')
  put(join(folder, 'version'), version)
  await distributions[platform](folder, version)
}

const distributions = { linux: writeLinux, win32: writeWindows, darwin: writeMac }

async function writeLinux(folder: string): Promise<void> {
  put(join(folder, 'electron'), program('\x7FELF'))
  for (const file of ['chrome-sandbox', 'chrome_crashpad_handler', 'libffmpeg.so'])
    put(join(folder, file), 'placeholder')
  for (const locale of ['de', 'en-US']) put(join(folder, 'locales', `${locale}.pak`), 'placeholder')
  await writeDemoApp(join(folder, 'resources'))
}

async function writeWindows(folder: string): Promise<void> {
  put(join(folder, 'electron.exe'), Buffer.concat([emptyWindowsProgram, fuseWire]))
  put(join(folder, 'ffmpeg.dll'), 'placeholder')
  for (const locale of ['de', 'en-US']) put(join(folder, 'locales', `${locale}.pak`), 'placeholder')
  await writeDemoApp(join(folder, 'resources'))
}

async function writeMac(folder: string, version: string): Promise<void> {
  const contents = join(folder, 'Electron.app', 'Contents')
  const framework = join(contents, 'Frameworks', 'Electron Framework.framework')
  put(join(contents, 'Info.plist'), propertyList('Electron', version))
  put(join(contents, 'MacOS', 'Electron'), program('\xCF\xFA'))
  put(join(contents, 'Resources', 'en.lproj', 'locale.pak'), 'placeholder')
  put(join(framework, 'Electron Framework'), program('\xCF\xFA'))
  put(join(framework, 'Versions', 'A', 'Resources', 'en.lproj', 'locale.pak'), 'placeholder')
  for (const suffix of ['', ' (GPU)', ' (Plugin)', ' (Renderer)']) {
    const helper = `Electron Helper${suffix}`
    put(
      join(contents, 'Frameworks', `${helper}.app`, 'Contents', 'Info.plist'),
      propertyList(helper, version),
    )
    put(join(contents, 'Frameworks', `${helper}.app`, 'Contents', 'MacOS', helper), program('\xCF\xFA'))
  }
  await writeDemoApp(join(contents, 'Resources'))
}

/** The app that Electron opens without another; an archive that can be read, because its integrity is computed. */
async function writeDemoApp(resources: string): Promise<void> {
  const source = join(resources, 'demo')
  put(join(source, 'index.js'), '')
  await createPackage(source, join(resources, 'default_app.asar'))
  rmSync(source, { recursive: true })
}

function program(magic: string): Buffer {
  return Buffer.concat([Buffer.from(magic, 'latin1'), Buffer.alloc(64), fuseWire, Buffer.alloc(64)])
}

function propertyList(name: string, version: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><dict>
<key>CFBundleExecutable</key><string>${name}</string>
<key>CFBundleIdentifier</key><string>placeholder.${name}</string>
<key>CFBundleName</key><string>${name}</string>
<key>CFBundleVersion</key><string>${version}</string>
</dict></plist>`
}

function put(file: string, content: string | Buffer): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, content, { mode: 0o755 })
}
