// The words of the window of models.
import type { CatalogueEntry } from '../../shared/catalogue.ts'
import type { Model } from '../../shared/commands.ts'
import type { Fit, ModelTest, ModelTestRun } from '../../shared/modelMeasures.ts'
import { onDevice } from '../../shared/servers.ts'
import type { Entry, Fetching } from '../state/shelf.ts'
import { abilities } from './critique.ts'
import { bytesText, dayText, durationText, estimateText, shareText } from './numbers.ts'

/** What a model does, or why it cannot be used. */
export const abilityOf = ({ mode, notice }: Model): string =>
  notice ?? (mode === null ? 'Cannot be used' : abilities[mode])

/** How far a download is, 0..1; 0 until it is known what it fetches. */
export const fetchedShare = ({ receivedBytes, totalBytes }: Fetching): number =>
  totalBytes === 0 ? 0 : receivedBytes / totalBytes

/** "2.1 of 5.4 GB": one unit where both have the same. */
export function partText(part: number, whole: number): string {
  const [all, some] = [bytesText(whole), bytesText(part)]
  const unit = all.slice(all.indexOf(' '))
  return some.endsWith(unit) ? `${some.slice(0, -unit.length)} of ${all}` : `${some} of ${all}`
}

/** How a download stands: "2.1 of 5.4 GB · 14 MB/s · about 4 min left". */
export function fetchingText(download: Fetching): string {
  const { state, host, totalBytes, receivedBytes, bytesPerSecond } = download
  if (state === 'done') return `${bytesText(totalBytes)}, checked`
  if (totalBytes === 0)
    return state === 'running' ? `asking ${host} which files there are` : 'nothing fetched'
  const part = partText(receivedBytes, totalBytes)
  if (state !== 'running') return `${part} · ${state === 'paused' ? 'paused' : 'stopped'}`
  if (receivedBytes === totalBytes) return `${part} · checking`
  if (bytesPerSecond === null || bytesPerSecond < 1) return part
  const left = leftText((totalBytes - receivedBytes) / bytesPerSecond)
  return [part, `${bytesText(bytesPerSecond)}/s`, ...left].join(' · ')
}

/** "about 4 min left"; nothing where it would be days: the line is worth no estimate then. */
function leftText(seconds: number): string[] {
  if (seconds < 90 * 60) return [`about ${estimateText(1000 * seconds).slice(1)} left`]
  return seconds < 86_400 ? [`about ${Math.round(seconds / 3600)} h left`] : []
}

/** The same where there is no room: "fetching 39 %". As wide with one digit as with two: nothing beside it moves. */
export const fetchingBrief = (download: Fetching): string =>
  download.totalBytes === 0
    ? 'fetching'
    : `fetching ${shareText(fetchedShare(download)).padStart(4, '\u2007')}`

/** What fetching tells to whom. */
export const hostSentence = (host: string): string =>
  `Fetched from ${host}, and only after you press Get. It then knows which model you asked for and your address; nothing of yours is sent.`

/** What may be done with it is read there, before it is fetched. */
export const licenceText = (
  { licence, repository }: Pick<CatalogueEntry, 'licence' | 'repository'>,
  host: string,
): string => `License: ${licence === null ? 'see' : `${licence},`} ${host}/${repository}`

export const fitWords: Record<Fit['verdict'], string> = {
  fits: 'Fits',
  slow: 'Slow',
  tooLarge: 'Will not fit',
}

/** What a first visitor is told of what he is offered: "Qwen3-VL 2B, 1.8 GB. Fits. Needs about 3.1 GB; 12 GB are free." */
export function offerText({ name, bytes, fit }: Entry): string {
  const size =
    bytes === null ? `The size of ${name} is known once it is asked for.` : `${name}, ${bytesText(bytes)}.`
  return fit ? `${size} ${fitWords[fit.verdict]}. ${fit.reason}` : size
}

/** What a model did when it was tried: "14 s a photograph · 3.1 GB at most · on CPU · tried today". */
export const testedText = (
  { secondsPerPhoto, peakBytes, device, testedAt }: ModelTest,
  now: number,
): string =>
  [
    `${durationText(1000 * secondsPerPhoto)} a photograph`,
    `${bytesText(peakBytes)} at most`,
    onDevice(device),
    `tried ${dayText(testedAt, now)}`,
  ].join(' · ')

const testStages = { loading: 'loading', encoding: 'looking', prompting: 'reading', writing: 'writing' }

/** How far the test of a model is: "Trying: writing, 42 %". */
export function testText({ state, stage, share }: ModelTestRun): string {
  if (state === 'waiting') return 'Waits for a critique'
  return stage === null ? 'Trying' : `Trying: ${testStages[stage]}, ${shareText(share)}`
}

export const readyText = ({ name, mode }: Model): string =>
  mode === 'vision' ? `${name} looks at the next photograph.` : `${name} writes about the next photograph.`

/** What goes on with a download: what was stopped by an error is tried again. */
export const goOnWord = ({ state }: Fetching): string => (state === 'paused' ? 'Go on' : 'Try again')

/** Where the catalogue has no size of a model. */
export const sizeSentence =
  'Where no size stands, it is known a moment after you press Get, and you can still cancel.'
