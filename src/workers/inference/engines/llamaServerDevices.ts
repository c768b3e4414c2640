import { execFile } from 'node:child_process'
import { executableOf, serverEnvironment } from './llamaServerProcess.ts'

const backends = new Map([
  ['MTL', 'Metal'],
  ['CUDA', 'CUDA'],
  ['Vulkan', 'Vulkan'],
])

/** Listed among the devices, but a library for the CPU: Accelerate on a Mac, before Metal. */
const cpuLibrary = 'BLAS'

/** A driver that answers later than this is not one to rely on, milliseconds. */
const timeout = 20_000

/** The GPU backend that the vision engine would use here, e.g. "Metal"; null where there is none. */
export function findGpu(engineDir: string, signal: AbortSignal): Promise<string | null> {
  return new Promise((resolve) => {
    const options = { cwd: engineDir, env: serverEnvironment(), windowsHide: true, signal, timeout }
    execFile(executableOf(engineDir), ['--list-devices'], options, (error, output) => {
      resolve(error ? null : gpuBackend(output))
    })
  })
}

/** Reads lines like `  CUDA0: NVIDIA H200 (143771 MiB, 143000 MiB free)`. */
export function gpuBackend(listing: string): string | null {
  const names = Array.from(listing.matchAll(/^\s+([A-Za-z]+)\d*: .*MiB/gm), ([, name = '']) => name)
  const name = names.find((each) => each !== cpuLibrary)
  return name === undefined ? null : (backends.get(name) ?? name)
}
