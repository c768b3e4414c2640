// The commands of models as a person or a script meets them: a process with arguments, two streams and an exit code.
import { spawn, type ChildProcess } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { imitate } from '../src/workers/inference/remote/testing/imitation.ts'
import { visionRecital } from './fixtures/gguf/index.ts'
import { temporaryFolder } from './support/core.ts'
import { noise, openHub, testRepository, type TestHub } from './support/hub.ts'
import { root } from './support/paths.ts'
import { seeded } from './support/random.ts'

/** `KILLS=20 SEED=7` tries more and other moments. */
const kills = Number(process.env['KILLS'] ?? 3)
const seed = Number(process.env['SEED'] ?? 20261130)

type Run = { code: number | null; stdout: string; stderr: string }

function startModels(args: string[], hub?: TestHub): { child: ChildProcess; ended: Promise<Run> } {
  const child = spawn(process.execPath, [join('src', 'cli', 'models.ts'), ...args], {
    cwd: root,
    // Without a hub nothing may be asked for: a port that nobody listens on would be told of.
    env: { ...process.env, HF_ENDPOINT: hub?.endpoint ?? 'http://127.0.0.1:1', HOME: '/nonexistent' },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let stdout = ''
  let stderr = ''
  child.stdin.on('error', () => undefined)
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  const ended = new Promise<Run>((resolve) => child.on('close', (code) => resolve({ code, stdout, stderr })))
  return { child, ended }
}

const models = (args: string[], hub?: TestHub): Promise<Run> => startModels(args, hub).ended

test('a model that sees is fetched, listed, and removed; one of your own is taken in', async () => {
  const { path, projectorPath } = await visionRecital()
  const hub = await openHub({
    'Eye-Q4_K_M.gguf': readFileSync(path),
    'mmproj-Eye-F16.gguf': readFileSync(projectorPath),
  })
  const dataDir = await temporaryFolder()
  const data = ['--data', dataDir]
  const id = `${testRepository}/Eye-Q4_K_M.gguf`
  const got = await models(['get', testRepository, ...data], hub)
  expect(got).toMatchObject({ code: 0, stderr: '' })
  expect(got.stdout).toMatch(
    / 100 %.*\n.* is here: .*, checked\. Its id is maker\/Eye-GGUF\/Eye-Q4_K_M\.gguf\n$/,
  )

  const own = await temporaryFolder()
  for (const file of [path, projectorPath]) copyFileSync(file, join(own, basename(file)))
  const taken = await models(['import', join(own, basename(path)), '--link', ...data])
  expect(taken).toMatchObject({ code: 0, stderr: '' })
  const listed = (await models(['list', ...data])).stdout
  expect(listed).toMatch(/Vision recital · sees · \d+ MB\n {2}maker.*\n {2}(Fits|Too large).*Needs about/)
  const tried = await models(['test', id, ...data])
  expect(tried).toMatchObject({ code: 0, stderr: '' })
  expect(tried.stdout).toMatch(/ % · Write\nTested: .* s a photograph · .* tok\/s · \d+ MB · CPU\n$/)
  expect((await models(['list', ...data])).stdout).toContain('Tested: ')
  expect(await models(['test', 'unheard-of', ...data])).toMatchObject({ code: 1 })
  expect(listed.match(/Vision recital · sees/g)).toHaveLength(2)

  const removed = await models(['remove', id, ...data])
  expect(removed).toMatchObject({ code: 0, stdout: expect.stringMatching(/are free again/) as string })
  expect(existsSync(join(dataDir, 'models', 'maker'))).toBe(false)
}, 180_000)

test('a server is added, tried and removed, its key read from standard input; the receipt counts', async () => {
  const there = await imitate('vllm', { sees: true })
  onTestFinished(() => there.close())
  const data = ['--data', await temporaryFolder()]
  expect((await models(['receipt', ...data])).stdout).toMatch(/^Since .*: sent 0 bytes, fetched 0 bytes\.\n$/)
  const add = startModels(['server', 'add', 'gpu', there.baseUrl, there.model, '--key', ...data])
  add.child.stdin!.end(`${there.key}\n`)
  const added = await add.ended
  expect(added).toMatchObject({ code: 0, stderr: '' })
  expect(added.stdout).toContain('not reached yet · with a key')
  expect((await models(['server', 'test', 'gpu', ...data])).stdout).toContain('looks at pictures')
  const listed = await models(['list', ...data])
  expect(listed.stdout).toContain(`${there.model} on gpu · sees\n  server:gpu`)
  const host = new URL(there.baseUrl).host
  expect((await models(['receipt', ...data])).stdout).toContain(` · ${host} · sent `)
  expect(await models(['server', 'remove', 'gpu', ...data])).toMatchObject({ code: 0 })
  const gone = await models(['server', 'test', 'gpu', ...data])
  expect(gone).toMatchObject({ code: 1, stderr: expect.stringContaining('no server called "gpu"') as string })
  for (const wrong of [
    ['server'],
    ['server', 'add', 'gpu'],
    ['server', 'add', 'a', 'b', 'c', '--form', 'x'],
    ['list', '--key'],
    ['receipt', 'x'],
  ]) {
    expect(await models([...wrong, ...data])).toMatchObject({ code: 2, stdout: '' })
  }
  const elsewhere = ['server', 'add', 'x', 'http://203.0.113.5/v1', 'm', ...data]
  expect((await models(elsewhere)).stderr).toContain('https://')
}, 120_000)

test('the catalogue needs no network; wrong use is told with exit code 2', async () => {
  const data = ['--data', await temporaryFolder()]
  const { code, stdout } = await models(['catalogue', '--json', ...data])
  expect(code).toBe(0)
  const { models: listed } = JSON.parse(stdout) as { models: { id: string; bytes: number | null }[] }
  expect(listed.length).toBeGreaterThanOrEqual(6)
  for (const [args, sentence] of [
    [['fetch'], /no command "fetch"/],
    [['get'], /get wants a name/],
    [['list', 'x'], /takes no name/],
  ] as const) {
    expect(await models([...args])).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(sentence) as string,
    })
  }
  expect(await models(['get', 'unheard-of', ...data])).toMatchObject({ code: 1 })
}, 120_000)

test(
  `a download killed at ${kills} random moments (seed ${seed}) ends with the same bytes, few of them fetched twice`,
  async () => {
    const size = 6_000_000
    const bytes = noise(size, 7)
    const hub = await openHub({ 'Eye-Q4_K_M.gguf': bytes })
    const dataDir = await temporaryFolder()
    const random = seeded(seed)
    const modelsDir = join(dataDir, 'models')
    mkdirSync(modelsDir, { recursive: true })
    for (let kill = 0; kill < kills; kill++) {
      const before = hub.bytesAsked()
      const limit = before + ((random() * 0.8 + 0.1) * size) / Math.max(1, kills)
      const { child, ended } = startModels(['get', testRepository, '--data', dataDir], hub)
      // At the moment that chance has chosen, whatever the program does then.
      hub.fail(() => {
        if (hub.bytesAsked() < limit) return null
        child.kill('SIGKILL')
        return { kind: 'stall', after: 100 }
      })
      await ended
      expect(existsSync(join(modelsDir, testRepository))).toBe(false)
      expect(readdirSync(modelsDir).every((name) => name.startsWith('.'))).toBe(true)
    }
    hub.fail(() => null)
    expect(await models(['get', testRepository, '--data', dataDir], hub)).toMatchObject({ code: 0 })
    expect(readFileSync(join(modelsDir, testRepository, 'Eye-Q4_K_M.gguf')).equals(bytes)).toBe(true)
    expect(hub.bytesAsked() - size).toBeLessThanOrEqual(0.05 * size * kills)
  },
  60_000 + kills * 10_000,
)
