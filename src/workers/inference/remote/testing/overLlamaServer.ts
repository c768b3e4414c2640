// The remote engine in the place of one that loads files: a llama-server of our own is the other computer.
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { AppError } from '../../../../shared/errors.ts'
import type { EngineFactory, ModelOptions } from '../../engine.ts'
import { serverFlags } from '../../engines/llamaServerFlags.ts'
import { executableOf } from '../../engines/llamaServerProcess.ts'
import { readGgufHeader } from '../../ggufHeader.ts'
import { readProjectorHeader } from '../../projectorHeader.ts'
import { createRemoteEngine } from '../engine.ts'

const key = 'sk-contract'

export type There = { process: ChildProcess; baseUrl: string; model: string; key: string }

/** Starts a llama-server that listens on loopback, as somebody else's would, and waits until its model is loaded. */
export async function startThere({ modelPath, projectorPath, ...options }: ModelOptions): Promise<There> {
  const { architecture, layers, width, name } = readGgufHeader(modelPath)
  const projectorType = projectorPath === null ? null : readProjectorHeader(projectorPath).type
  const { engineDir, threads, contextSize } = options
  const port = await freePort()
  const model = name ?? 'model'
  const traits = { architecture, projectorType, layers, width, rung: 'cpu' as const }
  const flags = serverFlags({ modelPath, projectorPath, threads, contextSize: contextSize - 1, ...traits })
  const own = ['-a', model, '--host', '127.0.0.1', '--port', String(port), '--api-key', key]
  const server = spawn(executableOf(engineDir ?? ''), [...flags, ...own], {
    cwd: engineDir ?? '',
    stdio: 'ignore',
  })
  const baseUrl = `http://127.0.0.1:${port}/v1`
  const isUp = (): Promise<boolean> =>
    fetch(`http://127.0.0.1:${port}/health`).then(
      ({ ok }) => ok,
      () => false,
    )
  while (!(await isUp())) {
    if (server.exitCode !== null) throw new Error('The llama-server of this test ended.')
    await wait(20)
  }
  return { process: server, baseUrl, model, key }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  return port
}

export async function endThere({ process }: There): Promise<void> {
  if (process.exitCode !== null || process.signalCode !== null) return
  process.kill('SIGKILL')
  await once(process, 'exit')
}

/** To `load` is to start the server with this model and to connect; pictures are read here, as the core does. */
export const remoteOverLlamaServer: EngineFactory = {
  name: 'remote',
  create: () => {
    const engine = createRemoteEngine({ onExchange: () => undefined })
    let there: There | null = null
    return {
      load: async (options, { signal, onProgress }) => {
        there = await startThere(options)
        const { baseUrl, model } = there
        const access = { name: 'studio-gpu', baseUrl, model, key, skeleton: 'gbnf', sight: 'auto' } as const
        const loaded = await engine.connect(access, signal)
        onProgress(1)
        return loaded
      },
      isLoaded: () => there !== null,
      generate: ({ imagePath, ...options }, control) => {
        if (there === null) throw new AppError('bad-request', 'No server was started.')
        const picture =
          imagePath === undefined
            ? {}
            : { picture: imagePath === 'photo.jpg' ? new Uint8Array(1) : readFileSync(imagePath) }
        return engine.generate({ ...options, ...picture }, control)
      },
      unload: async () => {
        if (there) await endThere(there)
        there = null
      },
    }
  },
}
