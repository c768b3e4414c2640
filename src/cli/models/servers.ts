// The commands of servers in the terminal, and the receipt. Never speaks with one: the core does.
import type { Api } from '../../core/index.ts'
import { plainLine } from '../../shared/plainText.ts'
import type { Receipt } from '../../shared/receipt.ts'
import type { ShownServer } from '../../shared/serverCommands.ts'
import type { ServersInvocation } from './arguments.ts'
import type { ModelsHost } from './host.ts'
import { size } from './lines.ts'

const does = { vision: 'looks at pictures', text: 'reads measurements' } as const

/** One paragraph a server: what it is, and what using it means. */
function serverLines({
  name,
  baseUrl,
  model,
  modelId,
  mode,
  found,
  hasKey,
  leaves,
  warning,
}: ShownServer): string {
  const known = found === null ? 'not reached yet' : does[mode]
  const lines = [
    `${name} · ${model} · ${known}${hasKey ? ' · with a key' : ''}`,
    `  ${baseUrl} · ${modelId}`,
    ...[leaves, warning].filter((line) => line !== null).map((line) => `  ! ${line}`),
  ]
  return `${lines.map(plainLine).join('\n')}\n`
}

/** Bytes by day and host, the newest first. */
export function receiptLines({ since, sent, received, hosts }: Receipt): string {
  const from = new Date(since).toISOString().slice(0, 10)
  const rows = hosts.map(
    (row) => `${row.day} · ${row.host} · sent ${amount(row.sent)} · fetched ${amount(row.received)}`,
  )
  const total = `Since ${from}: sent ${amount(sent)}, fetched ${amount(received)}.`
  return `${[...rows, total].map(plainLine).join('\n')}\n`
}

const amount = (bytes: number): string => (bytes < 1e6 ? `${bytes.toLocaleString('en')} bytes` : size(bytes))

/** Rejects as the commands do. */
export async function runServers(
  api: Pick<Api, 'servers.list' | 'servers.save' | 'servers.remove' | 'servers.test' | 'receipt.get'>,
  invocation: ServersInvocation,
  { readKey, output }: Pick<ModelsHost, 'readKey' | 'output'>,
): Promise<void> {
  const print = (value: unknown, text: string): void =>
    void output.write(invocation.json ? `${JSON.stringify(value)}\n` : text)
  if (invocation.action === 'receipt') {
    const receipt = await api['receipt.get']({})
    return print(receipt, receiptLines(receipt))
  }
  if (invocation.action === 'test') {
    const tested = await api['servers.test']({ name: invocation.name })
    return print(tested, serverLines(tested))
  }
  if (invocation.action === 'list') {
    const { servers } = await api['servers.list']({})
    const none = 'No server is kept: everything is written on this computer.\n'
    return print({ servers }, servers.map(serverLines).join('') || none)
  }
  if (invocation.action === 'remove') {
    await api['servers.remove']({ name: invocation.name })
    return print({ removed: invocation.name }, `${plainLine(invocation.name)} is removed, and its key.\n`)
  }
  const { name, baseUrl, model, skeleton, sight } = invocation
  const key = invocation.withKey ? { key: await readKey() } : {}
  const saved = await api['servers.save']({ name, baseUrl, model, skeleton, sight, ...key })
  print(saved, serverLines(saved))
}
