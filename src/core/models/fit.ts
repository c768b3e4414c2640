// Whether a model fits into the memory of this computer. Never measures a model: the inference child estimates it.
import { freemem, totalmem } from 'node:os'
import type { Fit } from '../../shared/modelMeasures.ts'
import type { GpuDevice, ModelMemory } from '../../shared/workers.ts'

export type ComputerMemory = {
  /** Bytes of the system's memory, all of it and what programs can have just now. */
  totalBytes: number
  freeBytes: number
  /** GPUs that would be used. */
  gpus: readonly GpuDevice[]
  /** What the model that is in memory takes: it makes room for the next one. */
  heldBytes: number
}

/**
 * Kept free beside a model, bytes: the pictures of a job, a cache of prompts of up to 256 MiB, and what the system needs
 * to stay usable. llama.cpp keeps as much free on a device (common/fit.cpp, `-fitt`).
 */
const reserve = 2 ** 30

/** Above this share of the free memory a model makes other programs give way, which takes time. */
const roomyShare = 0.8

/** All that a model takes, bytes. */
export const needOf = ({ weights, context, work, program }: ModelMemory): number =>
  Math.round(weights + context + work + program)

/**
 * What this computer has. macOS counts as free only what nothing ever used: there it is the share of the memory that
 * Metal recommends a program to keep to (`recommendedMaxWorkingSetSize`, about three quarters).
 */
export function systemMemory(): { totalBytes: number; freeBytes: number } {
  const total = totalmem()
  // A container may be given less than the computer has.
  const limit = process.constrainedMemory()
  const totalBytes = limit > 0 ? Math.min(total, limit) : total
  const free = process.platform === 'darwin' ? 0.75 * total : freemem()
  return { totalBytes, freeBytes: Math.min(totalBytes, Math.round(free)) }
}

/** Says it with the numbers. `needBytes`: as `needOf` has it. */
export function judgeFit(needBytes: number, { totalBytes, freeBytes, gpus, heldBytes }: ComputerMemory): Fit {
  const free = Math.min(totalBytes, freeBytes + heldBytes)
  const need = `Needs about ${gigabytes(needBytes)}`
  const judge = (verdict: Fit['verdict'], haveBytes: number, rest: string): Fit => ({
    verdict,
    needBytes,
    haveBytes: Math.round(haveBytes),
    reason: `${need}; ${rest}.`,
  })
  const [gpu] = gpus.toSorted((a, b) => b.freeBytes - a.freeBytes)
  if (gpu && needBytes + reserve <= gpu.freeBytes) {
    return judge('fits', gpu.freeBytes, `${gigabytes(gpu.freeBytes)} are free on ${gpu.name}`)
  }
  if (needBytes + reserve > totalBytes) {
    return judge(
      'tooLarge',
      totalBytes,
      `this computer has ${gigabytes(totalBytes)}, of which the system needs a part`,
    )
  }
  if (gpu) {
    const where = `${gpu.name} has ${gigabytes(gpu.freeBytes)} free, so that the processor does a part, which is slower`
    return judge('slow', free, where)
  }
  const verdict = needBytes <= roomyShare * free ? 'fits' : 'slow'
  const crowded = verdict === 'slow' ? ', so that other programs have to make room' : ''
  return judge(verdict, free, `${gigabytes(free)} are free${crowded}`)
}

function gigabytes(bytes: number): string {
  return bytes < 1e9 ? `${Math.ceil(bytes / 1e6)} MB` : `${(bytes / 1e9).toFixed(1)} GB`
}
