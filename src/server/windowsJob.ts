// Puts a child on Windows into a job with limits of its own. Not run: no computer with Windows was at hand.
import { spawn } from 'node:child_process'
import type { WorkerKind } from '../shared/workers.ts'

/** Bytes of memory that a child may commit. The photo child is ended long before, by who watches what it takes. */
const memoryLimit = 2 * 1024 ** 3

/**
 * Win32: CreateJobObject, SetInformationJobObject with JOBOBJECT_EXTENDED_LIMIT_INFORMATION (class 9), and
 * AssignProcessToJobObject with a handle that may set quotas and terminate (0x0101). The job lives as long as a process
 * is in it. Arguments: process id, flags of JOBOBJECT_BASIC_LIMIT_INFORMATION, bytes.
 */
const script = String.raw`
Add-Type @'
using System;
using System.Runtime.InteropServices;
public static class Job {
  [StructLayout(LayoutKind.Sequential)] struct Basic {
    public long ProcessTime, JobTime; public uint Flags; public UIntPtr Least, Most;
    public uint Processes; public UIntPtr Affinity; public uint Priority, Scheduling;
  }
  [StructLayout(LayoutKind.Sequential)] struct Io { public ulong A, B, C, D, E, F; }
  [StructLayout(LayoutKind.Sequential)] struct Limits {
    public Basic Basic; public Io Io; public UIntPtr ProcessMemory, JobMemory, PeakProcess, PeakJob;
  }
  [DllImport("kernel32")] static extern IntPtr CreateJobObject(IntPtr security, IntPtr name);
  [DllImport("kernel32")] static extern bool SetInformationJobObject(IntPtr job, int kind, ref Limits limits, int size);
  [DllImport("kernel32")] static extern IntPtr OpenProcess(uint rights, bool inherit, int id);
  [DllImport("kernel32")] static extern bool AssignProcessToJobObject(IntPtr job, IntPtr process);
  public static bool Limit(int id, uint flags, ulong bytes) {
    var limits = new Limits();
    limits.Basic.Flags = flags;
    limits.Basic.Processes = 1;
    limits.ProcessMemory = (UIntPtr)bytes;
    var job = CreateJobObject(IntPtr.Zero, IntPtr.Zero);
    return SetInformationJobObject(job, 9, ref limits, Marshal.SizeOf(limits))
      && AssignProcessToJobObject(job, OpenProcess(0x0101, false, id));
  }
}
'@
exit [int](-not [Job]::Limit([int]$env:JOB_PROCESS, [uint32]$env:JOB_FLAGS, [uint64]$env:JOB_BYTES))
`

const limitActiveProcesses = 0x8
const limitProcessMemory = 0x100

/** What the job of a child refuses: memory and, but for ExifTool, other processes; the inference child nothing. */
export function jobLimits(kind: WorkerKind): { flags: number; bytes: number } | null {
  // A model takes what memory it needs, and its engine is a process of its own; so is the ear.
  if (kind === 'inference' || kind === 'voice') return null
  const flags = kind === 'metadata' ? limitProcessMemory : limitActiveProcesses | limitProcessMemory
  return { flags, bytes: memoryLimit }
}

/** Limits the process `pid`, on Windows. One that cannot be limited goes on without. */
export function limitOnWindows(kind: WorkerKind, pid: number | undefined): void {
  const limits = jobLimits(kind)
  if (process.platform !== 'win32' || pid === undefined || limits === null) return
  const env = {
    ...process.env,
    JOB_PROCESS: String(pid),
    JOB_FLAGS: String(limits.flags),
    JOB_BYTES: String(limits.bytes),
  }
  const shell = spawn('powershell.exe', ['-NoProfile', '-NonInteractive', '-Command', script], {
    env,
    stdio: 'ignore',
    windowsHide: true,
  })
  shell.on('error', () => undefined)
  shell.unref()
}
