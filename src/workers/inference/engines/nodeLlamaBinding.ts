import type { Rung } from './memoryLadder.ts'

/** Which of its binaries node-llama-cpp opens: one without a GPU, or the best one for this computer. */
export type BindingKind = 'cpu' | 'auto'

/** Whether a GPU that works is part of every such computer. */
export function hasMetal(platform: NodeJS.Platform = process.platform, arch: string = process.arch): boolean {
  return platform === 'darwin' && arch === 'arm64'
}

/** On Apple silicon there is one binary only, with Metal: with no layers on the GPU it runs on the CPU. */
export function bindingFor(
  rung: Rung,
  platform: NodeJS.Platform = process.platform,
  arch: string = process.arch,
): BindingKind {
  if (hasMetal(platform, arch)) return 'auto'
  return rung === 'cpu' ? 'cpu' : 'auto'
}
