import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { resolve } from 'node:path'
import { z } from 'zod'
import { dataFolder } from '../server/dataFolder.ts'

export type Launch = {
  dataDir: string
  /** Photographs and folders that were named, absolute. */
  paths: string[]
  /** Whether photographs are to be looked at. */
  sight: boolean
  /** Whether a model is to be loaded before a critique needs it. */
  loadsAhead: boolean
}

type Call = {
  /** The program, whatever belongs to it, then the app's own arguments. */
  argv: string[]
  /** Where the app lies; among the arguments where the program is a bare Electron. */
  appPath: string
  /** Relative names count from here. */
  folder: string
}

const dataFlag = '--data='

/** Reads how the app was called: `[--data=DIR] [--no-sight] [--no-preload] [PHOTO...]`. Chromium's switches and names of nothing are left out. */
export function readLaunch({ argv, appPath, folder }: Call): Launch {
  const appAt = argv.findIndex((arg, index) => index > 0 && resolve(folder, arg) === appPath)
  const args = argv.slice(Math.max(appAt, 0) + 1)
  const named = args.findLast((arg) => arg.startsWith(dataFlag))?.slice(dataFlag.length)
  const { platform, env } = process
  return {
    dataDir: named ? resolve(folder, named) : dataFolder({ platform, env, home: homedir() }),
    paths: args
      .filter((arg) => !arg.startsWith('-'))
      .map((arg) => resolve(folder, arg))
      .filter((path) => existsSync(path)),
    sight: !args.includes('--no-sight'),
    loadsAhead: !args.includes('--no-preload'),
  }
}

/** What a second start hands to the first one. */
export const handOverSchema = z.object({ paths: z.array(z.string().max(4096)).max(10_000) })
