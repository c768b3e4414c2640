// What the programs of a terminal share: how arguments are read and refused, and where they were called from.
import { resolve } from 'node:path'
import { parseArgs, type ParseArgsConfig } from 'node:util'
import { AppError } from '../shared/errors.ts'
import { serverNamed } from '../shared/servers.ts'

/** What makes no sense on a command line. */
export const wrongUse = (message: string, cause?: unknown): AppError =>
  new AppError('bad-request', message, { hint: 'See --help.', cause })

/** As `parseArgs`. Throws AppError `bad-request`, with Node's sentence, for what it does not know. */
export function parseOptions<Config extends ParseArgsConfig>(
  config: Config,
): ReturnType<typeof parseArgs<Config>> {
  try {
    return parseArgs(config)
  } catch (error) {
    // Node adds advice after the first sentence.
    const [sentence = ''] = (error as Error).message.split(/\n|\. /)
    throw wrongUse(sentence.endsWith('.') ? sentence : `${sentence}.`, error)
  }
}

/** The model that is named: `starter`, `server:NAME`, or a file, whose path counts from `folder`. */
export const modelIdOf = (named: string, folder: string): string =>
  named === 'starter' || serverNamed(named) !== null ? named : resolve(folder, named)

/**
 * The folder a person stands in. npm runs its scripts in the package's folder and names the one it was called from;
 * `scripts` are those that may be meant.
 */
export const callersFolder = (...scripts: string[]): string => {
  const { npm_lifecycle_event: script = '', INIT_CWD: folder } = process.env
  return (scripts.includes(script) && folder) || process.cwd()
}
