import { readdirSync, readFileSync } from 'node:fs'

/** Of the kernel's clock in /proc: USER_HZ is 100 on every Linux that Node runs on. */
const ticksPerSecond = 100

type Times = { parent: number; seconds: number }

/**
 * Processor seconds of this process and all that descend from it, so far; null where there is no /proc. Unlike the time
 * on the wall it hardly depends on what else the machine does.
 */
export function familyCpuSeconds(): number | null {
  if (process.platform !== 'linux') return null
  const family = new Map<number, Times>()
  for (const name of readdirSync('/proc').filter((each) => /^\d+$/.test(each))) {
    const times = readTimes(name)
    if (times) family.set(Number(name), times)
  }
  const isOurs = (pid: number): boolean =>
    pid === process.pid || (family.has(pid) && isOurs(family.get(pid)!.parent))
  return [...family].reduce((sum, [pid, { seconds }]) => sum + (isOurs(pid) ? seconds : 0), 0)
}

/** Fields 4, 14 and 15 of proc_pid_stat(5), counted behind the name, which may contain anything. */
function readTimes(pid: string): Times | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return { parent: Number(fields[1]), seconds: (Number(fields[11]) + Number(fields[12])) / ticksPerSecond }
  } catch {
    // It ended meanwhile.
    return null
  }
}
