// ExifTool, started once for each question. It is a program in Perl, which comes along on Windows alone.
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { AppError } from '../../shared/errors.ts'

/** Longer than any file of the size that is taken takes, milliseconds. */
const deadlineMs = 90_000
/** Letters kept of what it complains of. */
const mostComplaint = 4000

type Program = { command: string; script: string[] }

/** The version of ExifTool that came with the packages. Throws `export-unwritable` where none did. */
function programOf(platform = process.platform): Program {
  const isWindows = platform === 'win32'
  try {
    const found = createRequire(import.meta.url)(
      isWindows ? 'exiftool-vendored.exe' : 'exiftool-vendored.pl',
    ) as unknown
    // No program starts from an archive: in the packaged app it lies beside it.
    const path = String(found).replace(/app\.asar(?=[\\/])/, 'app.asar.unpacked')
    return isWindows ? { command: path, script: [] } : { command: 'perl', script: [path] }
  } catch (cause) {
    throw new AppError('export-unwritable', 'ExifTool, which writes into photographs, is not installed.', {
      hint: noWay,
      cause,
    })
  }
}

const noWay = 'Write sidecars instead: Settings, "Metadata goes into".'

/**
 * What ExifTool answers to `input`. No configuration of the person's is read: that would be a program, too.
 * Rejects with `export-unwritable`: without Perl, or where it refuses the file.
 */
export async function runExifTool(args: readonly string[], input: Buffer): Promise<Buffer> {
  const { command, script } = programOf()
  const child = spawn(command, [...script, '-config', '', ...args], {
    env: { PATH: process.env['PATH'], SystemRoot: process.env['SystemRoot'], LC_ALL: 'C' },
    timeout: deadlineMs,
    killSignal: 'SIGKILL',
    windowsHide: true,
  })
  const pieces: Buffer[] = []
  let complaint = ''
  child.stdout.on('data', (piece: Buffer) => pieces.push(piece))
  child.stderr.on('data', (piece: Buffer) => {
    complaint = (complaint + piece.toString()).slice(0, mostComplaint)
  })
  // It may have read enough, and close its end before the file is over.
  child.stdin.on('error', () => undefined)
  const ended = Promise.withResolvers<number | null>()
  child.on('error', (error) => ended.reject(notStarted(error)))
  child.on('close', ended.resolve)
  child.stdin.end(input)
  const code = await ended.promise
  if (/Can't locate .* in @INC/.test(complaint)) throw incomplete()
  if (code === 0) return Buffer.concat(pieces)
  throw new AppError('export-unwritable', 'ExifTool did not take this file, so it was left as it is.', {
    hint: 'It may be damaged. A sidecar can be written beside it.',
  })
}

const notStarted = (cause: NodeJS.ErrnoException): AppError =>
  new AppError(
    'export-unwritable',
    'Writing into photographs takes Perl, which this computer does not have or does not let Mondrian start.',
    { hint: noWay, cause },
  )
const incomplete = (): AppError =>
  new AppError('export-unwritable', 'The Perl of this computer lacks parts that ExifTool takes.', {
    hint: `Install the whole of it (on Debian: perl). ${noWay}`,
  })
