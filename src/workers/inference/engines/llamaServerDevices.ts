import { execFile } from 'node:child_process'
import type { GpuDevice } from '../../../shared/workers.ts'
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
export async function findGpu(engineDir: string, signal: AbortSignal): Promise<string | null> {
  return gpuBackend(await listDevices(engineDir, signal))
}

/** The GPUs that the vision engine would use here. */
export async function findGpuDevices(engineDir: string, signal: AbortSignal): Promise<GpuDevice[]> {
  return gpuDevices(await listDevices(engineDir, signal))
}

/** Empty where the engine or a driver fails. */
function listDevices(engineDir: string, signal: AbortSignal): Promise<string> {
  return new Promise((resolve) => {
    const options = { cwd: engineDir, env: serverEnvironment(), windowsHide: true, signal, timeout }
    execFile(executableOf(engineDir), ['--list-devices'], options, (error, output) => {
      resolve(error ? '' : output)
    })
  })
}

/** Reads the same lines as `gpuBackend`, with their memory. */
export function gpuDevices(listing: string): GpuDevice[] {
  const lines = listing.matchAll(/^\s+([A-Za-z]+)\d*: (.*) \((\d+) MiB, (\d+) MiB free\)/gm)
  return Array.from(lines, ([, backend, name = '', total, free]) => ({
    backend,
    name: name.trim(),
    totalBytes: Number(total) * 2 ** 20,
    freeBytes: Number(free) * 2 ** 20,
  }))
    .filter(({ backend }) => backend !== cpuLibrary)
    .map(({ backend: _backend, ...device }) => device)
}

/** Reads lines like `  CUDA0: NVIDIA H200 (143771 MiB, 143000 MiB free)`. */
export function gpuBackend(listing: string): string | null {
  const names = Array.from(listing.matchAll(/^\s+([A-Za-z]+)\d*: .*MiB/gm), ([, name = '']) => name)
  const name = names.find((each) => each !== cpuLibrary)
  return name === undefined ? null : (backends.get(name) ?? name)
}
