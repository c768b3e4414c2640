// One running llama-server: its private address, its end, its memory. Never outlives this process, never inherits
// settings from the surroundings, and leaves nothing on the disk.
import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { AppError } from '../../../shared/errors.ts'
import type { EngineHost } from '../engine.ts'
import { openAddress } from './llamaServerAddress.ts'
import { createClient, type Client } from './llamaServerClient.ts'
import { createMemoryProbe, type MemoryProbe } from './llamaServerMemory.ts'

/** How a process ended: by itself or by a signal. */
export type Exit = { code: number | null; signal: NodeJS.Signals | null }

export type ServerProcess = {
  client: Client
  memory: MemoryProbe
  exited: Promise<Exit>
  /** Null while it runs. */
  exit: () => Exit | null
  /** The end of what it wrote to its error output since the last call. */
  takeErrorOutput: () => string
  kill: () => Promise<void>
}

const maxErrorOutput = 16_384

/** What a GPU driver or the system's loader may need; settings of llama.cpp itself are not among it. */
const passedOn =
  /^(PATH|HOME|USERPROFILE|LANG|TMPDIR|TEMP|TMP|SYSTEMROOT|LOCALAPPDATA|XDG_.*|VK_.*|CUDA_.*|NVIDIA_.*)$/i

/** The file to run in the folder of the vision engine. */
export function executableOf(engineDir: string): string {
  return join(engineDir, process.platform === 'win32' ? 'llama-server.exe' : 'llama-server')
}

/** The environment of every process of the vision engine. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => passedOn.test(name))
  // When llama.cpp aborts, it would start a debugger to print a backtrace.
  return { ...Object.fromEntries(kept), GGML_NO_BACKTRACE: '1' }
}

/** Starts it; that it can be reached is for the caller to wait for. Rejects with engine-failed. */
export async function startServerProcess(
  engineDir: string,
  args: readonly string[],
  { onHelper }: EngineHost,
): Promise<ServerProcess> {
  const { address, flags, environment, release } = await openAddress().catch((cause: unknown) => {
    throw cannotStart(cause)
  })
  const child = spawn(executableOf(engineDir), [...args, ...flags], {
    // Where the libraries lie, so that none is ever taken from anywhere else.
    cwd: engineDir,
    env: { ...serverEnvironment(), ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
    // Out of reach of a Ctrl-C in the terminal, which is for this process to answer.
    detached: process.platform !== 'win32',
    windowsHide: true,
  })
  const killNow = (): void => {
    child.kill('SIGKILL')
    release()
  }
  process.once('exit', killNow)
  const exited = waitForExit(child).finally(() => {
    process.off('exit', killNow)
    release()
  })
  const { pid } = child
  if (pid === undefined) {
    await exited
    throw cannotStart()
  }
  onHelper(pid)
  const memory = createMemoryProbe(pid)
  let exit: Exit | null = null
  let errorOutput = ''
  child.stderr.on('data', (data: Buffer) => {
    errorOutput = (errorOutput + data.toString()).slice(-maxErrorOutput)
  })
  const ended = exited.then((how) => {
    exit = how
    memory.stop()
    onHelper(null)
    return how
  })
  return {
    client: createClient(address),
    memory,
    exited: ended,
    exit: () => exit,
    takeErrorOutput: () => {
      const taken = errorOutput
      errorOutput = ''
      return taken
    },
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
}

/** Resolves once its output is closed as well, also for a process that could not be started. */
function waitForExit(child: ChildProcess): Promise<Exit> {
  return new Promise((resolve) => {
    // An `error` is followed by `close`, or means that there is no process at all.
    child.once('error', () => {
      if (child.pid === undefined) resolve({ code: null, signal: null })
    })
    child.once('close', (code, signal) => resolve({ code, signal }))
  })
}

function cannotStart(cause?: unknown): AppError {
  return new AppError('engine-failed', 'The engine that looks at pictures cannot start on this computer.', {
    cause,
  })
}
