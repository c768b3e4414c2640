import type { Supervisor } from './supervisor.ts'

/**
 * The supervisor with one request at a time, in the order in which they come: what a child takes is counted against the
 * budget of the request it is at, and a child that is ended for it takes no other request with it.
 */
export function inTurns<Request, Reply>(supervisor: Supervisor<Request, Reply>): Supervisor<Request, Reply> {
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const result = last.then(work)
    last = result.catch(() => undefined)
    return result
  }
  return {
    ...supervisor,
    run: (options) => inTurn(() => supervisor.run(options)),
    renewAbove: (memoryBytes) => inTurn(() => supervisor.renewAbove(memoryBytes)),
  }
}
