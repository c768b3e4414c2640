import type { Core } from '../../../core/index.ts'
import { commands } from '../../../shared/commands.ts'

/** A core of which every command fails with `fault`. */
export function createFaultyCore(fault: Error): Core {
  const names = Object.keys(commands)
  return {
    api: Object.fromEntries(
      names.map((name) => [name, () => Promise.reject(fault)]),
    ) as unknown as Core['api'],
    tellFault: () => undefined,
    exportParcel: () => Promise.reject(fault),
    upload: () => Promise.reject(fault),
    on: () => () => undefined,
    close: () => Promise.resolve(),
  }
}
