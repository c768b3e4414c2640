import { posix, win32 } from 'node:path'

type System = { platform: NodeJS.Platform; env: Record<string, string | undefined>; home: string }

/** Where this platform wants an application to keep what belongs to its user. */
export function dataFolder({ platform, env, home }: System): string {
  if (platform === 'win32') {
    return win32.join(env.APPDATA || win32.join(home, 'AppData', 'Roaming'), 'Mondrian')
  }
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', 'Mondrian')
  // The specification has a relative path ignored.
  const shared = env.XDG_DATA_HOME?.startsWith('/') ? env.XDG_DATA_HOME : posix.join(home, '.local', 'share')
  return posix.join(shared, 'mondrian')
}
