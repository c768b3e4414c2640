import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

type Process = { pid: number; parent: number; command: string }

/** Every process of this machine, from /proc: `ps` is not everywhere. */
function linuxProcesses(): Process[] {
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return []
    try {
      const status = readFileSync(`/proc/${name}/status`, 'utf8')
      const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ')
      return { pid: Number(name), parent: Number(/^PPid:\s+(\d+)$/m.exec(status)?.[1]), command }
    } catch {
      // It ended meanwhile.
      return []
    }
  })
}

function otherProcesses(): Process[] {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' })
  return stdout.split('\n').flatMap((line) => {
    const [, pid, parent, command = ''] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? []
    return pid === undefined ? [] : { pid: Number(pid), parent: Number(parent), command }
  })
}

/** Process ids of everything below `root` whose command line contains `word`. */
export function childrenOf(root: number | undefined, word = ''): number[] {
  const all = process.platform === 'linux' ? linuxProcesses() : otherProcesses()
  const below = (pid: number): Process[] =>
    all.filter(({ parent }) => parent === pid).flatMap((child) => [child, ...below(child.pid)])
  return below(root ?? -1)
    .filter(({ command }) => command.includes(word))
    .map(({ pid }) => pid)
}
