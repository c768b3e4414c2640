import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { WorkerKind } from '../shared/workers.ts'
import { confined } from './confine.ts'
import type { Order } from './fixtures/child.ts'
import { forkWorker } from './startWorker.ts'

const entry = fileURLToPath(new URL('fixtures/child.ts', import.meta.url))
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGNgYGAAAAAEAAH2FzhVAAAAAElFTkSuQmCC',
  'base64',
)

/** Whether this system lets a user have namespaces with mounts, which most Linux systems do. */
function hasNamespaces(): boolean {
  if (process.platform !== 'linux') return false
  try {
    execFileSync('unshare', ['-r', 'sh', '-c', 'unshare -m true'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** What a child of this kind says it could do. */
async function trespass(kind: WorkerKind, files: string[], program = entry): Promise<Record<string, string>> {
  const server = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1')
  onTestFinished(() => void server.close())
  await once(server, 'listening')
  const worker = forkWorker({
    photo: program,
    inference: program,
    sight: program,
    metadata: program,
    remote: program,
    voice: program,
  })(kind)
  onTestFinished(() => worker.kill())
  const answer = new Promise((resolve) => worker.onMessage(resolve))
  const order: Order = { do: 'trespass', files, port: (server.address() as AddressInfo).port }
  worker.post(order)
  return (await answer) as Record<string, string>
}

/** Another photograph, outside the program. */
async function otherPhoto(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'mondrian-other-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  await writeFile(join(folder, 'photo.png'), png)
  return join(folder, 'photo.png')
}

const denied = 'ERR_ACCESS_DENIED'

test('the photo child may read nothing but the program, and start nothing', async () => {
  const photo = await otherPhoto()
  const outcomes = await trespass('photo', ['/etc/passwd', homedir(), photo, entry])
  expect(outcomes).toMatchObject({
    'read /etc/passwd': denied,
    [`read ${homedir()}`]: denied,
    [`read ${photo}`]: denied,
    [`read ${entry}`]: 'done',
    write: denied,
    spawn: denied,
    worker: denied,
  })
})

test('the sight child may read the weights of its nets as well', async () => {
  const root = await mkdtemp(join(tmpdir(), 'mondrian-program-'))
  onTestFinished(() => rm(root, { recursive: true }))
  const weights = join(root, 'vendor', 'sight', 'net.onnx')
  const program = join(root, 'src', 'child.ts')
  for (const folder of ['src', 'vendor/sight']) await mkdir(join(root, folder), { recursive: true })
  await writeFile(join(root, 'package.json'), '{ "type": "module" }')
  await writeFile(weights, '')
  await copyFile(entry, program)
  const photo = await otherPhoto()
  const outcomes = await trespass('sight', [weights, photo], program)
  expect(outcomes).toMatchObject({ [`read ${weights}`]: 'done', [`read ${photo}`]: denied })
  expect(outcomes).toMatchObject({ write: denied, spawn: denied, worker: denied })
})

test('the metadata child may start ExifTool and use the temporary folder, and read nothing else', async () => {
  const outcomes = await trespass('metadata', ['/etc/passwd', homedir(), entry])
  expect(outcomes).toMatchObject({ 'read /etc/passwd': denied, [`read ${homedir()}`]: denied })
  expect(outcomes).toMatchObject({ [`read ${entry}`]: 'done', write: 'done', spawn: 'done', worker: denied })
})

test('the inference child may read models and start the engine, and no threads of ours', async () => {
  const photo = await otherPhoto()
  const outcomes = await trespass('inference', [photo])
  expect(outcomes).toMatchObject({ [`read ${photo}`]: 'done', spawn: 'done', worker: denied })
})

test('the remote child has the network, and may read nothing but the program', async () => {
  const photo = await otherPhoto()
  const outcomes = await trespass('remote', ['/etc/passwd', photo, entry])
  expect(outcomes).toMatchObject({
    network: 'done',
    'read /etc/passwd': denied,
    [`read ${photo}`]: denied,
    [`read ${entry}`]: 'done',
    write: denied,
    spawn: denied,
    worker: denied,
  })
})

test('the voice child may read models and start the ear, and writes nothing', async () => {
  const photo = await otherPhoto()
  const outcomes = await trespass('voice', [photo])
  expect(outcomes).toMatchObject({ [`read ${photo}`]: 'done', spawn: 'done', write: denied, worker: denied })
})

describe.runIf(hasNamespaces())('where the system has namespaces', () => {
  test('the metadata child sees a temporary folder of its own, and no photograph', async () => {
    const photo = await otherPhoto()
    const outcomes = await trespass('metadata', [photo])
    expect(outcomes[`read ${photo}`]).toBe('ENOENT')
    expect(outcomes['network']).toMatch(/^E(?:NETUNREACH|CONNREFUSED|ADDRNOTAVAIL)$/)
  })

  test('native code of the photo child sees no photo either, and no network', async () => {
    const photo = await otherPhoto()
    const outcomes = await trespass('photo', [photo, entry])
    expect(outcomes[`natively read ${photo}`]).toMatch(/no such file/i)
    expect(outcomes['confined']).toBe('1')
    // What it does see is no library either, and says so in other words.
    expect(outcomes[`natively read ${entry}`]).not.toMatch(/no such file/i)
    expect(outcomes['network']).toMatch(/^E(?:NETUNREACH|CONNREFUSED|ADDRNOTAVAIL)$/)
  })

  test('a program that lies where everything else is hidden is still there', async () => {
    const root = await mkdtemp(join(tmpdir(), 'mondrian-program-'))
    onTestFinished(() => rm(root, { recursive: true }))
    await writeFile(join(root, 'package.json'), '{ "type": "module" }')
    await mkdir(join(root, 'src'))
    const program = join(root, 'src', 'child.ts')
    await copyFile(entry, program)
    const photo = await otherPhoto()
    const outcomes = await trespass('photo', [photo, program], program)
    expect(outcomes).toMatchObject({ confined: '1', [`read ${photo}`]: denied, [`read ${program}`]: 'done' })
    expect(outcomes[`natively read ${photo}`]).toMatch(/no such file/i)
  })

  test('native code of the remote child sees no photo either', async () => {
    const photo = await otherPhoto()
    const outcomes = await trespass('remote', [photo])
    expect(outcomes).toMatchObject({ confined: '1', network: 'done' })
    expect(outcomes[`natively read ${photo}`]).toMatch(/no such file/i)
  })

  test.each(['inference', 'voice'] as const)('the %s child has no network', async (kind) => {
    const outcomes = await trespass(kind, [])
    expect(outcomes['network']).toMatch(/^E(?:NETUNREACH|CONNREFUSED|ADDRNOTAVAIL)$/)
  })
})

test('on macOS a profile stands before the program, on Windows Node alone holds the child', () => {
  const mac = confined('photo', entry, 'darwin')
  expect(mac.execPath).toBe('/usr/bin/sandbox-exec')
  expect(mac.execArgv[1]).toMatch(/^\(version 1\).*\(deny file-write\*\)/)
  expect(mac.execArgv).toContain('--permission')
  expect(confined('photo', entry, 'win32')).toMatchObject({ execPath: process.execPath })
})
