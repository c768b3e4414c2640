// Asks a built engine what it is and what it can run on. Never loads a model.
import { spawnSync } from 'node:child_process'
import { dirname } from 'node:path'
import { EngineBuildError } from './failure.ts'

export type EngineProbe = {
  /** Such as `0.4.0`, with a suffix where upstream adds one. */
  version: string
  /** GPUs, such as `Vulkan0: name (total, free)`; empty when there is the CPU only. */
  devices: string[]
}

/** @throws EngineBuildError when the program does not start or answers something else */
export function probeEngine(program: string): EngineProbe {
  const version = /^version: (\S+)/m.exec(ask(program, '--version'))?.[1]
  const list = /^Available devices:\r?\n([^]*)/m.exec(ask(program, '--list-devices'))?.[1]
  if (version === undefined || list === undefined) {
    throw new EngineBuildError('The vision engine answers, but not as llama-server does.')
  }
  const devices = list
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && line !== '(none)')
  return { version, devices }
}

function ask(program: string, question: string): string {
  const { status, stdout, stderr, error } = spawnSync(program, [question], {
    // As the app starts it: llama.cpp takes libraries from the working directory too, and here there are only its own.
    cwd: dirname(program),
    encoding: 'utf8',
  })
  if (status !== 0)
    throw new EngineBuildError(`The vision engine does not start: ${error?.message ?? stderr}`)
  return `${stdout}${stderr}`
}

/** @throws EngineBuildError when the ear does not start: without a model it says how it is used, and ends with 2 */
export function probeEar(program: string): void {
  const { status, stderr, error } = spawnSync(program, [], { cwd: dirname(program), encoding: 'utf8' })
  if (status === 2 && stderr.startsWith('usage:')) return
  throw new EngineBuildError(`The ear does not start: ${error?.message ?? stderr}`)
}
