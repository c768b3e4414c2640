// Whether others than its owner may reach a data folder on Windows, by its access list. Never changes one: what a
// profile inherits is for its owner to say. Not run on Windows; the reading of a list is tested everywhere.
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Groups that mean more than one person, in SDDL's letters (Microsoft, "SID Strings"), as a person knows them. */
const groups: Record<string, string> = {
  WD: 'Everyone',
  AU: 'Authenticated Users',
  BU: 'Users',
  IU: 'Interactive',
  BG: 'Guests',
  AN: 'Anonymous',
  DU: 'Domain Users',
}

/** An entry of a DACL: its kind, flags, rights, two ids of objects, and whom it is about. */
const entries = /\((\w*);\w*;\w*;[^;)]*;[^;)]*;([^;)]*)\)/g

/** The groups that the access list of `sddl` lets in. */
export function groupsLetIn(sddl: string): string[] {
  const list = /D:[A-Z]*((?:\([^)]*\))*)/.exec(sddl)?.[1] ?? ''
  const named = [...list.matchAll(entries)].flatMap(([, kind, whom = '']) => {
    const group = groups[whom]
    return kind === 'A' && group !== undefined ? [group] : []
  })
  return [...new Set(named)]
}

/** A sentence for its owner when groups may reach the folder, null when none may or nobody can tell. Never rejects. */
export async function sharedFolderNotice(dataDir: string): Promise<string | null> {
  if (process.platform !== 'win32') return null
  const query = '(Get-Acl -LiteralPath $env:MONDRIAN_FOLDER).Sddl'
  const env = { ...process.env, MONDRIAN_FOLDER: dataDir }
  const asked = run('powershell.exe', ['-NoProfile', '-Command', query], { env, windowsHide: true })
  const sddl = await asked.then(
    ({ stdout }) => stdout,
    () => '',
  )
  const others = groupsLetIn(sddl)
  if (others.length === 0) return null
  return `Other people who use this computer can open the data folder (${others.join(', ')}). Choose a folder in your own profile.`
}
