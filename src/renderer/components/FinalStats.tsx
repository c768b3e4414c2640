import { isToCheck, type Critique, type Flag } from '../../shared/critique.ts'
import { finishSentences } from '../words/critique.ts'
import { bytesText, countOf, durationText, speedText } from '../words/numbers.ts'

const atSpeed = (perSecond: number | null): string =>
  perSecond === null ? '' : ` at ${speedText(perSecond)} per second`

/** What a critique took, as label and value, from the engine's own counts. */
export function statRows({ stats, flags }: Pick<Critique, 'stats' | 'flags'>): [string, string][] {
  const { promptTokens, cachedTokens, completionTokens, totalTokens, timeToFirstTokenMs, peakMemoryBytes } =
    stats
  const cached = cachedTokens === 0 ? '' : `, ${cachedTokens} of them remembered`
  const rows: [string, string | null][] = [
    ['Read', `${countOf(promptTokens, 'token')}${cached}${atSpeed(stats.promptTps)}`],
    ['Written', `${countOf(completionTokens, 'token')}${atSpeed(stats.generationTps)}`],
    ['Together', countOf(totalTokens, 'token')],
    ['First word after', timeToFirstTokenMs === null ? null : `${(timeToFirstTokenMs / 1000).toFixed(2)} s`],
    ['Time', durationText(stats.elapsedMs)],
    ['Memory', peakMemoryBytes === null ? null : `${bytesText(peakMemoryBytes)} at most`],
    ['End', finishSentences[stats.finishReason]],
    ['Checked', checked(flags)],
  ]
  return rows.flatMap(([label, value]) => (value === null ? [] : [[label, value]]))
}

function checked(flags: readonly Flag[]): string {
  const repeats = flags.filter(({ kind }) => kind === 'repeat').length
  const toCheck = flags.filter(isToCheck).length
  const open = toCheck === 0 ? '' : `, ${toCheck} to check`
  const again = repeats === 0 ? '' : `, ${repeats === 1 ? '1 comes' : `${repeats} come`} twice`
  return `${contradicted(flags.length - repeats - toCheck)}${open}${again}`
}

function contradicted(count: number): string {
  if (count === 0) return 'No remark contradicts a measurement'
  return count === 1 ? '1 remark contradicts a measurement' : `${count} remarks contradict a measurement`
}

export function FinalStats({ critique }: { critique: Critique }) {
  return (
    <dl className="stats">
      {statRows(critique).map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
