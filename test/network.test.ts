// Somebody who added no server and fetches no model: nothing of his goes over the network, whatever he does.
import { spawnSync } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { visionRecital } from './fixtures/gguf/index.ts'
import { startAnalyze } from './support/analyze.ts'
import { temporaryFolder } from './support/core.ts'
import { clientOf, startServeUnder } from './support/serve.ts'
import { readConnects, recorded, recordingConnects, straceMissing } from './support/strace.ts'
import { writeTinted } from './support/tinted.ts'

const eye = await visionRecital()
const noStrace = straceMissing()
const hasNamespaces = spawnSync('unshare', ['-r', '-n', 'true'], { stdio: 'ignore' }).status === 0

test.skipIf(noStrace !== null)(
  `a whole session connects to nothing beyond this computer${noStrace === null ? '' : ` (${noStrace})`}`,
  async () => {
    const folder = await temporaryFolder()
    const record = join(folder, 'connects')
    const serve = startServeUnder(recordingConnects(record), '--data', join(folder, 'data'))
    onTestFinished(async () => {
      // Ended before it, so that nothing is left behind.
      await recorded(serve.pid).then(
        (pid) => process.kill(pid, 'SIGKILL'),
        () => undefined,
      )
      serve.kill('SIGKILL')
    })
    const client = clientOf(await serve.link)
    expect((await client.get('/')).status).toBe(200)
    const command = <Value>(name: string, input: unknown = {}) => client.post<Value>(`/api/${name}`, input)
    await command('settings.set', { otherPrograms: true })
    await command('models.list')
    await command('models.catalogue')
    await command('models.load')
    const upload = await client.upload(await readFile(await writeTinted(folder, 'red')), 'red.jpg')
    type Critique = { photoId: string; analysisMarkdown: string }
    const { photoId, analysisMarkdown } = await client.post<Critique>('/critique', {
      upload,
      advisorId: 'ansel',
      modelId: eye.path,
    })
    expect(analysisMarkdown).toBe(eye.texts.red)
    await client.post('/ask', { photoId, text: 'Is it level?' })
    await command('photos.tiles', { id: photoId })
    await command('photos.look', { id: photoId })
    await client.post('/export', { format: 'html', photoIds: [photoId] })
    const receipt: unknown = await (await client.get('/receipt')).json()
    expect(receipt).toMatchObject({ sent: 0, received: 0, hosts: [] })
    process.kill(await recorded(serve.pid), 'SIGTERM')
    await serve.ended
    const { count, away } = await readConnects(record)
    // The vision engine has its socket: that they are seen at all is seen.
    expect(count).toBeGreaterThan(0)
    expect(away).toEqual([])
    const speaks = `require('node:net').connect(9, '192.0.2.1').on('error', () => 0); setTimeout(process.exit, 100)`
    const [strace = '', ...options] = recordingConnects(record)
    spawnSync(strace, [...options, process.execPath, '-e', speaks])
    expect((await readConnects(record)).away).toHaveLength(1)
  },
  150_000,
)

test.skipIf(!hasNamespaces)(
  `without any route the whole job is done${hasNamespaces ? '' : ' (this system lets nobody have namespaces)'}`,
  async () => {
    const folder = await temporaryFolder()
    const photo = await writeTinted(folder, 'green')
    const out = join(folder, 'out')
    const args = [
      photo,
      '--model',
      eye.path,
      '--data',
      join(folder, 'data'),
      '--export',
      'html',
      '--out',
      out,
    ]
    const run = await startAnalyze(args, ['unshare', '-r', '-n']).ended
    expect(run).toMatchObject({ code: 0, stderr: expect.not.stringContaining('Error') as string })
    const done = run.events.find(({ type }) => type === 'analysis_complete')
    expect(done).toMatchObject({ analysisMarkdown: eye.texts.green })
    expect(await readdir(out)).toHaveLength(1)
  },
  150_000,
)
