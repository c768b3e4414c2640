// The commands of models from their arguments to an exit code. Knows no process: everything it touches comes in as `Host`.
import { resolve } from 'node:path'
import type { Core } from '../../core/index.ts'
import type { Download } from '../../shared/downloads.ts'
import { AppError } from '../../shared/errors.ts'
import { plainLine } from '../../shared/plainText.ts'
import { onAbort } from '../interrupts.ts'
import { sentenceOf } from '../outcome.ts'
import { modelsUsage, parseModelsInvocation, type ModelsInvocation } from './arguments.ts'
import { testModel } from './testModel.ts'
import type { ModelsHost } from './host.ts'
import { runServers } from './servers.ts'
import { catalogueLines, downloadLine, endLine, modelLines, size } from './lines.ts'

type ExitCode = 0 | 1 | 2

/** Exit code: 0 done, 1 failed or paused, 2 wrong use or a data folder that another program has open. */
export async function runModels(args: string[], host: ModelsHost): Promise<ExitCode> {
  try {
    const invocation = parseModelsInvocation(args)
    if (invocation.command === 'help') {
      host.output.write(modelsUsage)
      return 0
    }
    return await host.withCore(invocation.dataDir, (core) => dispatch(core, invocation, host))
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    host.errors.write(`${plainLine(sentenceOf(error))}\n`)
    return error.code === 'bad-request' || error.code === 'store-busy' ? 2 : 1
  }
}

async function dispatch(
  { api, on }: Core,
  invocation: ModelsInvocation,
  host: ModelsHost,
): Promise<ExitCode> {
  const { json } = invocation
  const print = (value: unknown, text: string): void =>
    void host.output.write(json ? `${JSON.stringify(value)}\n` : text)
  switch (invocation.command) {
    case 'list': {
      const { models, folder } = await api['models.list']({})
      print({ models, folder }, `${modelLines(models)}\nModels folder: ${plainLine(folder)}\n`)
      return 0
    }
    case 'catalogue': {
      const catalogue = await api['models.catalogue']({})
      print(catalogue, catalogueLines(catalogue))
      return 0
    }
    case 'get':
      return fetchModel({ api, on }, invocation.name, json, host)
    case 'servers':
      await runServers(api, invocation, host)
      return 0
    case 'test':
      return testModel({ api, on }, invocation.name, json, host)
    case 'cancel': {
      const { downloads } = await api['models.downloads']({})
      const found = downloads.find(({ name }) => name === invocation.name)
      if (!found) throw new AppError('not-found', `Nothing of "${invocation.name}" has arrived.`)
      await api['models.cancel']({ id: found.id })
      return 0
    }
    case 'import': {
      const { name, how } = invocation
      const taken = await api['models.import']({ path: resolve(host.folder, name), how })
      print(taken, `${taken.modelId} is here: ${size(taken.bytes)}.\n`)
      return 0
    }
    case 'remove': {
      const { freedBytes } = await api['models.remove']({ id: invocation.name })
      print({ freedBytes }, `${invocation.name} is removed: ${size(freedBytes)} are free again.\n`)
      return 0
    }
    default:
      return 0
  }
}

type Means = Pick<Core, 'api' | 'on'>

/** Shows the download until it is over; Ctrl-C pauses it. */
async function fetchModel(
  { api, on }: Means,
  name: string,
  json: boolean,
  host: ModelsHost,
): Promise<ExitCode> {
  const view = createProgress(json, host)
  const { promise: ended, resolve: end } = Promise.withResolvers<Download>()
  const unsubscribe = on((event) => {
    if (event.type !== 'download_update' || event.download.name !== name) return
    view.show(event.download)
    if (event.download.state !== 'running') end(event.download)
  })
  const { id } = await api['models.get']({ name })
  const forget = onAbort(host.stop, () => void api['models.pause']({ id }))
  const last = await ended
  forget()
  unsubscribe()
  view.end(last)
  return last.state === 'done' ? 0 : 1
}

type ProgressView = { show: (download: Download) => void; end: (download: Download) => void }

/** On a terminal one line that is written over, in a pipe one for every tenth. */
function createProgress(json: boolean, { output, errors }: ModelsHost): ProgressView {
  let tenth = -1
  return {
    show(download) {
      const line = plainLine(downloadLine(download))
      const reached = download.totalBytes && Math.floor((download.receivedBytes / download.totalBytes) * 10)
      if (json) output.write(`${JSON.stringify(download)}\n`)
      else if (output.isTTY) output.write(`\r\u001b[2K${line}`)
      else if (reached > tenth && download.totalBytes > 0) output.write(`${line}\n`)
      tenth = Math.max(tenth, reached)
    },
    end(download) {
      if (!json && output.isTTY) output.write('\r\u001b[2K')
      const line = `${plainLine(endLine(download))}\n`
      if (download.state !== 'done') errors.write(line)
      else if (!json) output.write(line)
    },
  }
}
