// What the commands of models print.
import type { CommandOutput, Model } from '../../shared/commands.ts'
import type { Download } from '../../shared/downloads.ts'
import { sentencesOf } from '../../shared/errors.ts'
import { plainLine } from '../../shared/plainText.ts'

const does = { starter: 'words measurements', text: 'reads', vision: 'sees' } as const

export const size = (bytes: number): string =>
  bytes < 1e9 ? `${Math.ceil(bytes / 1e6)} MB` : `${(bytes / 1e9).toFixed(1)} GB`

/** One paragraph a model. */
export const modelLines = (models: readonly Model[]): string =>
  models
    .map(({ id, name, mode, program, notice }) => {
      const whose = program === undefined ? '' : ` · ${program}`
      const head = `${name} · ${mode === null ? 'cannot be used' : does[mode]}${whose}`
      return [head, `  ${id}`, ...(notice === null ? [] : [`  ${notice}`])].map(plainLine).join('\n')
    })
    .map((paragraph) => `${paragraph}\n`)
    .join('')

export function catalogueLines({ models, host }: CommandOutput<'models.catalogue'>): string {
  const lines = models.map(({ id, name, repository, licence, goodFor, bytes, installed }) => {
    const facts = [
      bytes === null ? 'size known once the hub is asked' : size(bytes),
      licence ?? 'licence: see its page',
      ...(installed ? ['is here'] : []),
    ]
    return `${id} · ${name} · ${facts.join(' · ')}\n  ${goodFor} ${host}/${repository}\n`
  })
  return lines.join('')
}

function remaining({ totalBytes, receivedBytes, bytesPerSecond }: Download): string {
  if (!bytesPerSecond) return ''
  const seconds = (totalBytes - receivedBytes) / bytesPerSecond
  return ` · ~${seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`} left`
}

/** Where a download is, in one line. */
export function downloadLine(download: Download): string {
  const { name, host, totalBytes, receivedBytes, bytesPerSecond } = download
  if (totalBytes === 0) return `${name} · asking ${host}`
  const share = Math.floor((receivedBytes / totalBytes) * 100)
  const speed = bytesPerSecond === null ? '' : ` · ${(bytesPerSecond / 1e6).toFixed(1)} MB/s`
  return `${name} · ${size(receivedBytes)} of ${size(totalBytes)} · ${share} %${speed}${remaining(download)}`
}

/** How a download ended. */
export function endLine({ name, state, host, modelId, totalBytes, error }: Download): string {
  if (state === 'done')
    return `${name} is here: ${size(totalBytes)} from ${host}, checked. Its id is ${modelId}`
  if (error) return sentencesOf(error)
  return `${name} is paused. The same command goes on.`
}
