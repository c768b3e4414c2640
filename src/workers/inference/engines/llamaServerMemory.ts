import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** How often the memory of a process is looked up where only a command tells it, milliseconds. */
const interval = 1000

export type MemoryProbe = {
  /** The most memory that the process had resident so far, without what it holds on a GPU; 0 while that is unknown. */
  peakBytes: () => number
  /** What it has resident now. */
  residentBytes: () => number
  stop: () => void
}

/** Linux keeps the peak itself; elsewhere it is the largest of one sample a second. */
export function createMemoryProbe(pid: number): MemoryProbe {
  return process.platform === 'linux' ? probeProc(pid) : probeCommand(pid)
}

function probeProc(pid: number): MemoryProbe {
  const last = { VmHWM: 0, VmRSS: 0 }
  const read = (key: keyof typeof last): number => {
    const kilobytes = new RegExp(`^${key}:\\s+(\\d+) kB`, 'm').exec(readStatus(pid))?.[1]
    if (kilobytes !== undefined) last[key] = Number(kilobytes) * 1024
    return last[key]
  }
  return { peakBytes: () => read('VmHWM'), residentBytes: () => read('VmRSS'), stop: () => undefined }
}

/** Empty for a process that has ended. */
function readStatus(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/status`, 'latin1')
  } catch {
    return ''
  }
}

function probeCommand(pid: number): MemoryProbe {
  let resident = 0
  let peak = 0
  const sample = (): void => {
    readResident(pid, (bytes) => {
      resident = bytes
      peak = Math.max(peak, bytes)
    })
  }
  sample()
  const timer = setInterval(sample, interval)
  timer.unref()
  return { peakBytes: () => peak, residentBytes: () => resident, stop: () => clearInterval(timer) }
}

function readResident(pid: number, onBytes: (bytes: number) => void): void {
  const [command, args] =
    process.platform === 'win32'
      ? ['tasklist', ['/fi', `PID eq ${pid}`, '/fo', 'csv', '/nh']]
      : ['ps', ['-o', 'rss=', '-p', String(pid)]]
  execFile(command, args, { windowsHide: true }, (error, output) => {
    // Both print kilobytes last, with a separator of thousands on Windows.
    const kilobytes = /([\d.,\s]+)\D*$/.exec(output.trim())?.[1]?.replaceAll(/\D/g, '')
    if (!error && kilobytes) onBytes(Number(kilobytes) * 1024)
  })
}
