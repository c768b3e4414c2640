// One command line from its arguments to its exit code. Knows no process: everything it touches comes in as `Host`.
import { resolve } from 'node:path'
import { modelIdOf } from '../core/commandLine.ts'
import type { Core } from '../core/index.ts'
import type { Advisor } from '../shared/advisors.ts'
import type { CommandInput } from '../shared/commands.ts'
import { AppError } from '../shared/errors.ts'
import type { Job } from '../shared/jobs.ts'
import type { Photo } from '../shared/photos.ts'
import { unlistedSentence } from '../shared/unlisted.ts'
import { advisorLines, checkAdvisorIds, loadAdvisors } from './advisors.ts'
import { analyze, type Reporter } from './analyze.ts'
import { parseInvocation, type Invocation, type WantedExport } from './arguments.ts'
import { exportPhotos, measuredPhotos, photosAt, type ExportReport } from './export.ts'
import { printFacts } from './facts.ts'
import { givenNames } from './given.ts'
import type { Interrupts } from './interrupts.ts'
import { createLiveView, type ErrorOutput } from './live/liveView.ts'
import type { Terminal } from './live/screen.ts'
import { createNdjson } from './ndjson.ts'
import { sentenceOf } from './outcome.ts'
import { printPanels } from './panel.ts'
import { writePreviews } from './preview.ts'
import { jsonLine, plainLine } from '../shared/plainText.ts'
import { writeSidecars } from './sidecars.ts'
import { usage } from './usage.ts'

export type Host = {
  version: string
  /** What relative paths count from. */
  folder: string
  output: Terminal & { isTTY: boolean }
  /** Whether `output` shows colours and wants them. */
  coloured: boolean
  errors: ErrorOutput
  interrupts: Interrupts
  /**
   * Called when a live view takes the terminal: Ctrl-C comes as a key until the returned release is called.
   * Should the process exit before that, `restore` is called.
   */
  holdTerminal: (restore: () => void) => () => void
  /** Calls `work` with a core on `dataDir` (a temporary folder when undefined), and closes it afterwards. */
  withCore: <Result>(dataDir: string | undefined, work: (core: Core) => Promise<Result>) => Promise<Result>
  /** Milliseconds since 1970. */
  now: () => number
}

type ExitCode = 0 | 1 | 2
type Command<Name> = Extract<Invocation, { command: Name }>

const codeOf = (complete: boolean): ExitCode => (complete ? 0 : 1)

function createReporter(advisors: Advisor[], json: boolean, host: Host): Reporter {
  const { output, coloured, errors, now } = host
  if (json || !output.isTTY) return createNdjson(output, errors)
  const advisorNames = new Map(advisors.map(({ id, name }) => [id, name]))
  const view = createLiveView({ terminal: output, errors, coloured, advisorNames, now })
  const release = host.holdTerminal(view.close)
  return {
    ...view,
    close() {
      view.close()
      release()
    },
  }
}

const pathsOf = (inputs: string[], { folder }: Host): string[] =>
  inputs.map((input) => resolve(folder, input))

function runAnalysis(invocation: Command<'analyze'>, host: Host): Promise<boolean> {
  return host.withCore(invocation.dataDir, async (core) => {
    await tellUnlisted(core, host)
    const advisors = await loadAdvisors(core, problemWriter(host))
    const advisorIds = invocation.advisorIds ?? [(await core.api['settings.get']({})).defaultAdvisorId]
    checkAdvisorIds(advisorIds, advisors)
    const { model, json } = invocation
    const order = {
      paths: pathsOf(invocation.inputs, host),
      advisorIds,
      ...(model !== undefined && { modelId: modelIdOf(model, host.folder) }),
    }
    const reporter = createReporter(advisors, json, host)
    let photos: Photo[] = []
    let jobs: Job[] = []
    const remembering: Reporter = {
      ...reporter,
      accepted(...given) {
        ;[photos, jobs] = given
        reporter.accepted(...given)
      },
    }
    const isComplete = await analyze(core, order, remembering, host.interrupts)
    if (advisorIds.length > 1 && !host.interrupts.quit.aborted) {
      await printPanels(core, photos, json || !host.output.isTTY, host.output)
    }
    const isSeen = await previewAdvice(core, invocation, { photos, jobs }, host)
    const photoIds = photos.map(({ id }) => id)
    const { wanted } = invocation
    if (!wanted || photoIds.length === 0 || host.interrupts.quit.aborted) return isSeen && isComplete
    const told = (file: string): void => problemWriter(host)(`Exported to ${file}`)
    const isExported = await exportWanted(core, wanted, { photoIds, advisorIds }, exportTo(told, host), host)
    return isExported && isSeen && isComplete
  })
}

/** Writes what advice would do where that is wanted; true when nothing is missing. */
function previewAdvice(
  core: Core,
  { preview }: Command<'analyze'>,
  asked: { photos: Photo[]; jobs: Job[] },
  host: Host,
): Promise<boolean> | true {
  if (preview === undefined) return true
  const problem = problemWriter(host)
  const file = (path: string): void => problem(`Preview in ${path}`)
  const folder = resolve(host.folder, preview)
  return writePreviews(core, { ...asked, folder }, { file, problem, interrupts: host.interrupts })
}

const problemWriter =
  ({ errors }: Host) =>
  (sentence: string): void =>
    void errors.write(`${plainLine(sentence)}\n`)

/** Says how many photographs in the data folder its library does not know, and what brings them back. */
async function tellUnlisted(core: Core, host: Host): Promise<void> {
  const { photos } = await core.api['unlisted.list']({})
  if (photos.length === 0) return
  const what = photos.length === 1 ? 'it' : 'them'
  problemWriter(host)(`${unlistedSentence(photos.length)} Add ${what} with --recover.`)
}

function runFacts({ inputs, dataDir, json }: Command<'facts'>, host: Host): Promise<boolean> {
  const givenName = givenNames(inputs, host.folder)
  const paths = pathsOf(inputs, host)
  return host.withCore(dataDir, async (core) => {
    await tellUnlisted(core, host)
    return printFacts(
      core,
      {
        add: () => core.api['photos.measure']({ paths }),
        givenName: ({ path }) => givenName(path),
        json,
        output: host.output,
        problem: problemWriter(host),
      },
      host.interrupts,
    )
  })
}

type Chosen = { photoIds?: string[]; advisorIds?: string[] }

const exportOrder = (
  { format, folder = '.', nameTemplate, overwrite, conversation, find }: WantedExport,
  chosen: Chosen,
  host: Host,
): CommandInput<'exports.create'> => ({
  ...chosen,
  ...(nameTemplate !== undefined && { nameTemplate }),
  ...(conversation && { conversation }),
  ...(find !== undefined && { filter: { text: find } }),
  format,
  overwrite,
  folder: resolve(host.folder, folder),
})

const exportTo = (file: (path: string) => void, host: Host): ExportReport => ({
  file,
  problem: problemWriter(host),
  errors: host.errors,
  interrupts: host.interrupts,
})

const exportWanted = (
  core: Core,
  wanted: WantedExport,
  chosen: Chosen,
  report: ExportReport,
  host: Host,
): Promise<boolean> =>
  wanted.beside
    ? writeSidecars(core, chosen.photoIds, report)
    : exportPhotos(core, exportOrder(wanted, chosen, host), report)

/** Exports what the library has of the photographs named, or these themselves once they are measured. */
function runExport(
  { inputs, dataDir, advisorIds, wanted, json }: Command<'export'>,
  host: Host,
): Promise<boolean> {
  const problem = problemWriter(host)
  return host.withCore(dataDir, async (core) => {
    const paths = pathsOf(inputs, host)
    const found =
      dataDir === undefined
        ? await measuredPhotos(core, paths, problem, host.interrupts)
        : await photosAt(core, paths, problem)
    if (!found || found.photoIds?.length === 0) return false
    const { photoIds } = found
    const chosen = { ...(photoIds && { photoIds }), ...(advisorIds && { advisorIds }) }
    const print = (file: string): void =>
      void host.output.write(json ? jsonLine({ type: 'exported', file }) : `${plainLine(file)}\n`)
    return (await exportWanted(core, wanted, chosen, exportTo(print, host), host)) && found.isComplete
  })
}

/** Adds what the library does not know and prints its facts; true where there was nothing, or all was readable. */
function runRecovery({ dataDir, json }: Command<'recover'>, host: Host): Promise<boolean> {
  const problem = problemWriter(host)
  return host.withCore(dataDir, async (core) => {
    const { photos } = await core.api['unlisted.list']({})
    if (photos.length === 0) {
      problem('The library knows every photograph in this folder.')
      return true
    }
    const add = async () => ({ ...(await core.api['photos.addUnlisted']({})), skipped: [] })
    const options = { add, givenName: ({ name }: Photo) => name, json, output: host.output, problem }
    return printFacts(core, options, host.interrupts)
  })
}

async function dispatch(invocation: Invocation, host: Host): Promise<ExitCode> {
  switch (invocation.command) {
    case 'help':
      host.output.write(usage)
      return 0
    case 'version':
      host.output.write(`${host.version}\n`)
      return 0
    case 'list-advisors': {
      const advisors = await host.withCore(invocation.dataDir, (core) =>
        loadAdvisors(core, problemWriter(host)),
      )
      host.output.write(advisorLines(advisors, invocation.json))
      return 0
    }
    case 'recover':
      return codeOf(await runRecovery(invocation, host))
    case 'export':
      return codeOf(await runExport(invocation, host))
    case 'facts':
      return codeOf(await runFacts(invocation, host))
    default:
      return codeOf(await runAnalysis(invocation, host))
  }
}

/**
 * Does what `args` ask for. Exit code: 0 all completed, 1 some failed or nothing was readable, 2 wrong use.
 * Rejects only with what is no AppError, that is, with a fault of the program.
 */
export async function run(args: string[], host: Host): Promise<ExitCode> {
  const { quit } = host.interrupts
  try {
    const code = await dispatch(parseInvocation(args), host)
    // EPIPE only says that the reader has seen enough (`| head`).
    const broken = quit.aborted ? (quit.reason as NodeJS.ErrnoException) : undefined
    if (broken && broken.code !== 'EPIPE')
      problemWriter(host)(`The output cannot be written: ${broken.message}.`)
    return code
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    problemWriter(host)(sentenceOf(error))
    return error.code === 'bad-request' || error.code === 'store-busy' ? 2 : 1
  }
}
