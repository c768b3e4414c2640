// Programs of this computer that say a sentence into a file, and noise to be laid under it.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readWav } from '../../src/workers/voice/readWav.ts'

/** Arguments that make each say a text into a WAV file. */
const programs: Record<string, (text: string, file: string) => string[]> = {
  'espeak-ng': (text, file) => ['-v', 'en-us', '-w', file, text],
  flite: (text, file) => ['-voice', 'slt', '-t', text, '-o', file],
}

/** Names of those that are installed. */
export const speakers = (): string[] =>
  Object.keys(programs).filter(
    (name) => spawnSync(name, ['--version'], { stdio: 'ignore' }).error === undefined,
  )

/** What a speaker makes of a text. */
export function spokenBy(speaker: string, text: string, folder: string): Int16Array {
  const file = join(folder, 'said.wav')
  const { status, stderr } = spawnSync(speaker, programs[speaker]!(text, file), { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${speaker} says nothing: ${stderr}`)
  return readWav(readFileSync(file))
}

/** With pink noise (Voss and McCartney's sum of slower and slower steps) so many dB below the speech; Infinity for none. */
export function withNoise(samples: Int16Array, below: number): Int16Array {
  const level = Math.sqrt(samples.reduce((sum, x) => sum + x * x, 0) / samples.length) * 10 ** (-below / 20)
  let seed = 11
  const random = (): number => {
    seed = (seed * 1_103_515_245 + 12_345) & 0x7f_ff_ff_ff
    return (seed / 0x7f_ff_ff_ff) * 2 - 1
  }
  const steps = Array.from({ length: 12 }, random)
  return samples.map((sample, i) => {
    steps[Math.min(steps.length - 1, Math.log2((i + 1) & -(i + 1)))] = random()
    // Each of the steps is even from -1 to 1: its mean square is a third.
    const noise = steps.reduce((sum, x) => sum + x, 0) / Math.sqrt(steps.length / 3)
    return Math.max(-32_768, Math.min(32_767, Math.round(sample + level * noise)))
  })
}
