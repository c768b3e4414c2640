// What every child of the desktop app starts with: gives the utility process the channel of a forked one, then
// becomes the child that was named. Never looks at a message.
/* oxlint-disable unicorn/require-post-message-target-origin -- a port of a process has no origin */
/* oxlint-disable unicorn/require-module-specifiers -- what waits at its top level must be a module */
export {}

const [entry = ''] = process.argv.slice(2)
const { parentPort } = process

Object.defineProperty(process, 'connected', { value: true })
process.send = (message: unknown, done?: unknown): boolean => {
  parentPort.postMessage(message)
  if (typeof done === 'function') done(null)
  return true
}

await import(entry)
// The port holds messages until somebody listens.
parentPort.on('message', ({ data }) => process.emit('message', data, undefined))
