// One question in the terminal, and its answer while it grows.
import type { Core } from '../../core/index.ts'
import { describeFlag } from '../../core/describe.ts'
import type { CommandInput } from '../../shared/commands.ts'
import type { MondrianEvent } from '../../shared/events.ts'
import { jsonLine, plainLine, plainText } from '../../shared/plainText.ts'
import { givenLine } from '../../shared/references.ts'
import type { Message } from '../../shared/threads.ts'
import { onAbort } from '../interrupts.ts'
import { sentenceOf } from '../outcome.ts'
import type { AskHost } from './host.ts'

type Means = Pick<Core, 'api' | 'on'>

/** Asks and shows the answer until it is over; the answer as it was stored last. Ctrl-C stops it. */
export async function showAnswer(
  { api, on }: Means,
  question: CommandInput<'ask.create'>,
  json: boolean,
  host: AskHost,
): Promise<Message> {
  const { answer, waitsFor } = await api['ask.create'](question)
  const { promise: ended, resolve: end } = Promise.withResolvers<void>()
  if (waitsFor && !json) host.errors.write('Something is being written first.\n')
  let last = answer
  let shown = ''
  const write = (text: string): void => void host.output.write(text)
  const onEvent = (event: MondrianEvent): void => {
    if (!isOf(event, answer.id)) {
      if (event.type === 'connection' && event.jobs.every(({ job }) => job.id !== answer.id)) end()
      return
    }
    if (json) write(jsonLine(event))
    if (event.type === 'message') last = event.message
    if (event.type === 'done') return end()
    if (json) return
    if (event.type === 'chunk') {
      write(plainText(event.text))
      shown += event.text
    }
    if (event.type === 'reset' && shown !== '') {
      write('\n\n(Once more, from the beginning.)\n')
      shown = ''
    }
  }
  const unsubscribes = [
    on(onEvent),
    onAbort(host.interrupts.stop, () => {
      // It may have come to its end meanwhile.
      api['jobs.cancel']({ id: answer.id }).catch(() => undefined)
    }),
    onAbort(host.interrupts.quit, end),
  ]
  await ended
  for (const unsubscribe of unsubscribes) unsubscribe()
  const { threadId } = answer
  last = (await api['threads.get']({ id: threadId }))?.messages.find(({ id }) => id === answer.id) ?? last
  if (!json) {
    // Whole before anybody listened.
    if (shown === '') write(plainText(last.text))
    write(`\n${closing(last)}`)
    if (last.error) host.errors.write(`${plainLine(sentenceOf(last.error))}\n`)
  }
  return last
}

const isOf = (event: MondrianEvent, id: string): boolean =>
  event.type === 'message' ? event.message.id === id : 'jobId' in event && event.jobId === id

/** Who answered and why, and what is not to be relied on. */
function closing(message: Message): string {
  const { status, mode, modelId, route, stats, flags, text, notice, references } = message
  const who =
    mode === 'measured'
      ? 'from the measurements'
      : mode === 'shelf'
        ? 'from the craft shelf'
        : modelId && `${fileName(modelId)}: ${route?.why}`
  const speed = stats?.generationTps ? `${stats.generationTps.toFixed(1)} tok/s` : null
  const tokens = stats && `${stats.completionTokens} tokens`
  const end = status === 'cancelled' ? 'stopped' : null
  // What no model and no measurement answers was said by nobody.
  const by = mode === null && status === 'completed' ? 'no answer' : who
  const line = [by, tokens, speed, end].filter(Boolean).join(' · ')
  // What was not used for half an answer is no news.
  const unused = status === 'completed' ? (references?.unused ?? null) : null
  const more = [
    ...[notice, unused].filter((each) => each !== null),
    ...flags.map((flag) => describeFlag(text, flag)),
  ]
  return [...sourcesOf(message), `(${line})`, ...more].map((each) => `${plainLine(each)}\n`).join('')
}

/** What it was given of the craft shelf, under the numbers that it may cite. */
const sourcesOf = ({ references }: Message): string[] => (references?.given ?? []).map(givenLine)

const fileName = (modelId: string): string => modelId.split(/[\\/]/).at(-1) ?? modelId
