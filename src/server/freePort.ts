import { AppError } from '../shared/errors.ts'

const usualPort = 4317
const usualPorts = Array.from({ length: 20 }, (_, step) => usualPort + step)

/**
 * What `start` resolves with on `wanted`, or on the first of the usual ports that is free.
 * Rejects with AppError `bad-request` when there is none.
 */
export async function onFreePort<Result>(
  wanted: number | undefined,
  start: (port: number) => Promise<Result>,
): Promise<Result> {
  for (const port of wanted === undefined ? usualPorts : [wanted]) {
    try {
      return await start(port)
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error
    }
  }
  const message =
    wanted === undefined
      ? `None of the ports ${usualPorts[0]} to ${usualPorts.at(-1)} is free.`
      : `Port ${wanted} is taken, or not yours to use.`
  throw new AppError('bad-request', message, { hint: 'Choose another one with --port.' })
}
