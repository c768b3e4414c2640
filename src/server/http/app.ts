// The routes. Each is a thin door to a command of the core; none knows a path or decides anything of its own.
import type { HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { Hono, type Context, type MiddlewareHandler } from 'hono'
import type { Core } from '../../core/index.ts'
import { commands, type CommandName } from '../../shared/commands.ts'
import { AppError } from '../../shared/errors.ts'
import type { Access } from './access.ts'
import { answerOf, askOf } from './asking.ts'
import { readBody, readJson } from './body.ts'
import { critiqueOf, critiqueRequestSchema } from './critique.ts'
import type { EventStreams, JobStream } from './eventStreams.ts'
import { sendExport } from './exports.ts'
import type { Limits } from './limits.ts'
import { idOf } from './ids.ts'
import { jobState, lastEvents } from './jobState.ts'
import { addPictures } from './pictures.ts'
import { createBucket } from './rateLimit.ts'
import { answer, answerError, refuse } from './replies.ts'
import { askAloud, hearSound, readSpoken } from './speaking.ts'
import { createTurns } from './turns.ts'

export type AppOptions = {
  core: Core
  dataDir: string
  version: string
  access: Access
  streams: EventStreams
  renderer: MiddlewareHandler
  limits: Limits
  /** Milliseconds, monotonic. */
  now: () => number
  /** Called with what was thrown and is no AppError. */
  onFault: (error: unknown) => void
}

type Env = { Bindings: HttpBindings }

/** Commands that write files where a person keeps his own, and what a client does instead. */
const writesFiles: Partial<Record<CommandName, string>> = {
  'exports.create': 'POST /export sends them',
  'photos.sidecar': 'POST /export sends them',
  'exports.copy': 'photos.saveCopy says where to get it',
}

const isCommand = (name: string): name is CommandName => Object.hasOwn(commands, name)
const namesPaths = (input: unknown): boolean =>
  typeof input === 'object' && input !== null && Object.hasOwn(input, 'paths')

export function createApp(options: AppOptions): Hono<Env> {
  const { core, dataDir, version, access, streams, limits } = options
  const app = new Hono<Env>()
  const inTurn = createTurns(limits.uploads)
  const takeCommand = createBucket(limits.commands, options.now)
  const assertNotTooMany = (): void => {
    if (!takeCommand()) throw refuse(429, 'These are too many commands at once.', { 'retry-after': '1' })
  }
  const readCommand = (c: Context): Promise<unknown> => {
    assertNotTooMany()
    return readJson(c, limits.jsonBytes)
  }
  const readSound = (c: Context): ReturnType<typeof readSpoken> => {
    assertNotTooMany()
    return readSpoken(c, limits.soundBytes)
  }

  const tooManyWindows = (): Error => refuse(503, 'Too many windows are open.', { 'retry-after': '5' })
  const sendJob = (c: Context<Env>, jobId: string, before: JobStream['before'] = []): Response => {
    if (c.req.method === 'HEAD') throw refuse(405, 'Events are only got.')
    const final: JobStream['final'] = (stamp) => lastEvents(core, jobId, stamp)
    if (!streams.openJob(c.env.outgoing, { jobId, before, final })) throw tooManyWindows()
    return RESPONSE_ALREADY_SENT
  }

  app.onError((error, c) => answerError(c, error, options.onFault))
  app.notFound((c) => answerError(c, new AppError('not-found', 'There is nothing here.'), options.onFault))

  app.use(access.gate)
  app.use(options.renderer)
  app.get('/health', (c) => c.json({ ok: true, version }))
  addPictures(app, { core, dataDir }, access.authenticatePicture)
  app.use(access.authenticate)

  app.post('/session', access.openSession)
  app.post('/api/:command', async (c) => {
    const input = await readCommand(c)
    const name = c.req.param('command')
    if (!isCommand(name)) throw new AppError('not-found', `There is no command called ${name}.`)
    if (namesPaths(input)) {
      throw new AppError('bad-request', 'Photographs are uploaded to this server, not named by a path.')
    }
    const instead = writesFiles[name]
    if (instead !== undefined) {
      throw new AppError('bad-request', `This server writes no files: ${instead}.`)
    }
    const run = core.api[name] as (input: unknown) => Promise<unknown>
    return answer(c, await run(input))
  })
  app.get('/events', (c) => {
    if (c.req.method === 'HEAD') throw refuse(405, 'Events are only got.')
    if (!streams.open(c.env.outgoing)) {
      throw tooManyWindows()
    }
    return RESPONSE_ALREADY_SENT
  })
  app.post('/upload', async (c) => {
    const name = c.req.query('name') ?? ''
    const save = () => core.upload(name, readBody(c, limits.uploadBytes))
    return answer(c, { id: await inTurn(save) })
  })
  app.get('/jobs/:id', async (c) => {
    return answer(c, await jobState(core, idOf(c)))
  })
  app.get('/jobs/:id/events', async (c) => {
    const id = idOf(c)
    await core.api['jobs.get']({ id })
    return sendJob(c, id)
  })
  app.post('/ask', async (c) => {
    const asked = await askOf(core, await readCommand(c))
    if (c.req.query('stream') === '1') return sendJob(c, asked.answer.id)
    return answer(c, await answerOf(core, asked, c.req.raw.signal))
  })
  app.post('/transcribe', async (c) => {
    const { heard } = await hearSound(core, await readSound(c))
    return answer(c, heard)
  })
  app.post('/voice', async (c) => {
    const { asked, told } = await askAloud(core, await readSound(c))
    return sendJob(c, asked.answer.id, told)
  })
  app.post('/critique', async (c) => {
    const request = critiqueRequestSchema.safeParse(await readCommand(c))
    if (!request.success) {
      throw new AppError('bad-request', 'A critique wants {"upload": ID, "advisorId": ID}.')
    }
    return answer(c, await critiqueOf(core, request.data, c.req.raw.signal))
  })
  app.post('/export', async (c) => sendExport(c, core, await readCommand(c)))
  app.get('/health/models', async (c) => c.json(await core.api['health.models']({})))
  app.get('/receipt', async (c) => c.json(await core.api['receipt.get']({})))
  return app
}
