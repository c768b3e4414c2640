// Ends a child whose parent was killed, even while it decodes and hears nothing. Never ends one whose parent lives.
import { spawn, type ChildProcess } from 'node:child_process'

/**
 * A shell that waits for the end of its input, which only this process can write to, so that it comes when this
 * process is gone, however it went. The child then has a second to end by itself, and whatever it started with it.
 * A line of input says that the child is gone already. Signals to the process group (Ctrl-C) are not for it.
 */
const waitThenEnd = 'trap "" INT TERM HUP; read -r over || { sleep 1; kill -9 "$0"; }'

/**
 * Watches over a child. On Windows libuv does that: its children share a job with it that ends them.
 * A guard that cannot be started leaves the child as it is: it ends itself once it hears that its channel closed.
 */
export function guard(child: ChildProcess): void {
  if (process.platform === 'win32' || child.pid === undefined) return
  const shell = spawn('/bin/sh', ['-c', waitThenEnd, String(child.pid)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    env: {},
  })
  shell.on('error', () => undefined)
  shell.stdin.on('error', () => undefined)
  // It keeps nobody waiting who would end otherwise.
  shell.unref()
  child.once('exit', () => shell.stdin.end('over\n'))
}
