/** npm hands a signal on to its script, which the terminal has signalled too: this close together is one Ctrl-C. */
const echoMs = 300

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

export type Interrupts = {
  /** Stop what runs and keep the text. */
  stop: AbortSignal
  /** Wait for nothing more: standard output cannot be written. The reason is its error. */
  quit: AbortSignal
}

type Source = {
  signals: Pick<NodeJS.EventEmitter, 'on'>
  /** Standard output: its reader may go away (`| head`). */
  output: Pick<NodeJS.EventEmitter, 'on'>
  /** Milliseconds, monotonic. */
  now: () => number
  /** Called at the second Ctrl-C. */
  exit: () => void
}

/** Listens for signals and a broken output for as long as the process lives; `press` is Ctrl-C come as a key. */
export function listenForInterrupts({
  signals: emitter,
  output,
  now,
  exit,
}: Source): Interrupts & { press: () => void } {
  const stop = new AbortController()
  const quit = new AbortController()
  let signalledAt = -Infinity

  const press = (): void => {
    if (stop.signal.aborted) exit()
    else stop.abort()
  }
  const onSignal = (): void => {
    const isEcho = now() - signalledAt < echoMs
    signalledAt = now()
    if (!isEcho) press()
  }
  for (const signal of signals) emitter.on(signal, onSignal)
  output.on('error', (error) => quit.abort(error))
  return { stop: stop.signal, quit: quit.signal, press }
}

/** Calls `listener` when `signal` aborts, at once if it already has. Returns its unsubscribe. */
export function onAbort(signal: AbortSignal, listener: () => void): () => void {
  if (signal.aborted) listener()
  signal.addEventListener('abort', listener)
  return () => signal.removeEventListener('abort', listener)
}
