// The programs that a person chose to open photographs with: where they are, kept beside the window's place.
import { readFileSync, writeFileSync } from 'node:fs'
import { parse } from 'node:path'
import { z } from 'zod'

const programSchema = z.object({ name: z.string().min(1).max(200), path: z.string().min(1).max(4096) })
const listSchema = z.array(programSchema)
export type Program = z.infer<typeof programSchema>

/** As many as a menu has room for; the one that was chosen longest ago goes. */
const mostPrograms = 5

/** "Photo Editor" of "/Applications/Photo Editor.app" and of "C:\\Photo Editor.exe"; as it stands elsewhere. */
export const programName = (path: string): string => {
  const { name, base } = parse(path)
  return /\.(app|exe|appimage)$/i.test(base) ? name : base
}

/** With `path` in front, and once. */
export function withProgram(programs: readonly Program[], path: string): Program[] {
  const name = programName(path)
  const others = programs.filter((program) => program.name !== name && program.path !== path)
  return [{ name, path }, ...others].slice(0, mostPrograms)
}

/** What `writePrograms` left in `file`; none where it never did, or where that makes no sense any more. */
export function readPrograms(file: string): Program[] {
  try {
    return listSchema.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data ?? []
  } catch {
    return []
  }
}

export function writePrograms(file: string, programs: readonly Program[]): void {
  writeFileSync(file, JSON.stringify(programs), { mode: 0o600 })
}

/** How a program is started with a file. */
export function startCommand(path: string, file: string, platform = process.platform): [string, string[]] {
  // A program on macOS is a folder, which the system opens.
  return platform === 'darwin' ? ['/usr/bin/open', ['-a', path, file]] : [path, [file]]
}
