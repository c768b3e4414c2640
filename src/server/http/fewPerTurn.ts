/** Runs tasks in their order, at most `count` in one turn of the event loop, so that other work comes in between. */
export function createFewPerTurn(count: number): (task: () => void) => void {
  const waiting: (() => void)[] = []
  const run = (): void => {
    for (const task of waiting.splice(0, count)) task()
    if (waiting.length > 0) setImmediate(run)
  }
  return (task) => {
    if (waiting.push(task) === 1) setImmediate(run)
  }
}
