// What the commands of models print.
import type { CommandOutput, Model } from '../../shared/commands.ts'
import type { Download } from '../../shared/downloads.ts'
import { sentencesOf } from '../../shared/errors.ts'
import type { Fit, ModelTest, ModelTestRun } from '../../shared/modelMeasures.ts'
import { plainLine } from '../../shared/plainText.ts'

const does = { starter: 'words measurements', text: 'reads', vision: 'sees' } as const

export const size = (bytes: number): string =>
  bytes < 1e9 ? `${Math.ceil(bytes / 1e6)} MB` : `${(bytes / 1e9).toFixed(1)} GB`

const verdicts = { fits: 'Fits', slow: 'Fits, but will be slow', tooLarge: 'Too large' } as const

/** Whether a model fits, with the numbers. */
const fitLine = ({ verdict, reason }: Fit): string => `${verdicts[verdict]}. ${reason}`

/** What the test of a model found. */
export function testedLine({ secondsPerPhoto, tokensPerSecond, peakBytes, device }: ModelTest): string {
  const speed = tokensPerSecond === null ? '' : ` · ${tokensPerSecond.toFixed(1)} tok/s`
  return `Tested: ${secondsPerPhoto.toFixed(1)} s a photograph${speed} · ${size(peakBytes)} · ${device}`
}

const stages = {
  loading: 'Load',
  encoding: 'Look at the photograph',
  prompting: 'Read the brief',
  writing: 'Write',
} as const

/** Where a test is, in one line. */
export function testLine({ state, stage, share }: ModelTestRun): string {
  if (state === 'waiting') return 'Waits for the critique that is being written'
  return `${Math.floor(share * 100)} %${stage === null ? '' : ` · ${stages[stage]}`}`
}

/** One paragraph a model. */
export const modelLines = (models: readonly Model[]): string =>
  models
    .map(({ id, name, mode, program, notice, bytes, fit, tested }) => {
      const whose = program === undefined ? '' : ` · ${program}`
      const large = bytes === null ? '' : ` · ${size(bytes)}`
      const head = `${name} · ${mode === null ? 'cannot be used' : does[mode]}${large}${whose}`
      const more = [notice, fit && fitLine(fit), tested && testedLine(tested)].filter((line) => line !== null)
      return [head, ...[id, ...more].map((line) => `  ${line}`)].map(plainLine).join('\n')
    })
    .map((paragraph) => `${paragraph}\n`)
    .join('')

export function catalogueLines({ models, ears, host }: CommandOutput<'models.catalogue'>): string {
  const lines = [...models, ...ears].map(({ id, name, repository, licence, goodFor, bytes, installed }) => {
    const facts = [
      bytes === null ? 'size known once the hub is asked' : size(bytes),
      licence ?? 'license: see its page',
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
    return `${name} is here: ${size(totalBytes)} from ${host}, checked.${modelId === null ? '' : ` Its id is ${modelId}`}`
  if (error) return sentencesOf(error)
  return `${name} is paused. The same command goes on.`
}
