// The commands behind their schemas: nothing that does not match gets through, and nothing unforeseen gets out.
import {
  commands,
  type CommandImplementations,
  type CommandInput,
  type CommandName,
  type CommandOutput,
} from '../shared/commands.ts'
import { AppError, fromErrorRecord, unforeseen } from '../shared/errors.ts'

/** One validated function per command of the contract; rejects with AppError. */
export type Api = {
  [Name in CommandName]: (input: CommandInput<Name>) => Promise<CommandOutput<Name>>
}

/** What stores nothing. Any other command has its answer only when the data folder is here, before and after it. */
const readsOnly: ReadonlySet<CommandName> = new Set([
  'photos.list',
  'photos.get',
  'photos.find',
  'photos.facts',
  'photos.show',
  'photos.look',
  'photos.similar',
  'photos.stacks',
  'samples.list',
  'unlisted.list',
  'jobs.get',
  'jobs.list',
  'jobs.text',
  'jobs.seen',
  'jobs.critique',
  'ask.suggest',
  'references.get',
  'threads.list',
  'threads.get',
  'queue.pause',
  'queue.failed',
  'queue.list',
  'advisors.list',
  'advisors.text',
  'models.list',
  'models.load',
  'models.unload',
  'models.foreign',
  'models.catalogue',
  'models.downloads',
  'servers.list',
  'voice.arm',
  'voice.transcribe',
  'voice.mouth',
  'settings.get',
  'exports.create',
  'exports.stop',
  'exports.show',
  'photos.reveal',
  'photos.open',
  'programs.list',
  'exports.drag',
  'exports.text',
  'log.tail',
  'log.show',
  'health.models',
])

/**
 * The implementations behind their schemas: what does not match is refused with `bad-request`. `assertHere` throws
 * `folder-moved`: what is acknowledged lies in the folder that the next start will open. What nobody foresaw goes to
 * `onFault`, and to the caller as a sentence.
 */
export function createApi(
  implementations: CommandImplementations,
  { assertHere, onFault }: { assertHere: () => void; onFault: (error: unknown) => void },
): Api {
  const guard = (name: CommandName) => async (input: unknown) => {
    const parsed = commands[name].input.safeParse(input)
    if (!parsed.success) {
      const issue = parsed.error.issues[0]
      const where = issue?.path.join('.') || 'input'
      throw new AppError('bad-request', `${name}: ${where} is not right: ${issue?.message ?? 'unknown'}.`)
    }
    const run = async (valid: unknown): Promise<unknown> => {
      try {
        return await (implementations[name] as (input: unknown) => unknown)(valid)
      } catch (error) {
        if (error instanceof AppError) throw error
        onFault(error)
        throw fromErrorRecord(unforeseen)
      }
    }
    if (readsOnly.has(name)) return run(parsed.data)
    assertHere()
    const output = await run(parsed.data)
    assertHere()
    return output
  }
  const names = Object.keys(commands) as CommandName[]
  return Object.fromEntries(names.map((name) => [name, guard(name)])) as Api
}
