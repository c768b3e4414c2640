// The words of other computers that write, and of what went over the network.
import type { Model } from '../../shared/commands.ts'
import type { Receipt } from '../../shared/receipt.ts'
import type { ShownServer } from '../../shared/serverCommands.ts'
import { baseUrlSchema, serverNameSchema } from '../../shared/servers.ts'
import { bytesText } from './numbers.ts'

/** What came of asking it. */
export const reachedText = ({ name, model, mode }: ShownServer): string =>
  mode === 'vision'
    ? `${name} answers. "${model}" looks at your pictures.`
    : `${name} answers. "${model}" reads the measurements and is given no pictures.`

/** What is not right in a name or an address, as a sentence; null where all is. */
export function serverProblem({ name, baseUrl }: Pick<ShownServer, 'name' | 'baseUrl'>): string | null {
  const checks = [serverNameSchema.safeParse(name), baseUrlSchema.safeParse(baseUrl)]
  const issue = checks.find(({ success }) => !success)?.error?.issues[0]
  return issue ? `${issue.message[0]?.toUpperCase()}${issue.message.slice(1)}.` : null
}

/** What the top bar says of where photographs go: null where all stays here. */
export const awayText = ({ server, mode }: Pick<Model, 'server' | 'mode'>): string | null => {
  if (!server || server.leaves === null) return null
  return mode === 'vision' ? `Photographs go to ${server.host}` : `Measurements go to ${server.host}`
}

/** Everything that was ever sent and fetched, in a sentence. */
export function receiptText({ since, sent, received }: Receipt): string {
  const from = new Date(since).toLocaleDateString('en', { dateStyle: 'long' })
  if (sent === 0 && received === 0) return `0 bytes sent and 0 bytes fetched since ${from}.`
  return `${bytesText(sent)} sent and ${bytesText(received)} fetched since ${from}.`
}
