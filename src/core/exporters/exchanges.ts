// What was asked about a photograph and answered, as it leaves.
import type { Flag } from '../../shared/critique.ts'
import { escapeHtml } from '../../shared/escapeHtml.ts'
import { givenLine } from '../../shared/references.ts'
import { branchOf, type Message } from '../../shared/threads.ts'
import { describeFlag } from '../describe.ts'
import { modelName } from '../models/index.ts'
import type { Store } from '../store/index.ts'
import { asMarkdown, inertMarkdown } from './inertMarkdown.ts'
import { markdownHtml } from './markdownHtml.ts'

/** A question with its finished answer; `sources`: a line for each passage that it was given. */
export type Exchange = { question: string; answer: string; by: string; flags: Flag[]; sources: string[] }

/** As many messages as are read at once. */
const pageLength = 200

/** The finished exchanges about a photograph on the branch that was spoken last, oldest first. */
export function exchangesOf(
  { threads, messages }: Pick<Store, 'threads' | 'messages'>,
  photoId: string,
): Exchange[] {
  const thread = threads.ofPhoto(photoId)
  if (!thread) return []
  let all: Message[] = []
  for (let before: string | undefined, isMore = true; isMore;) {
    const page = messages.page({ threadId: thread.id, limit: pageLength, before })
    all = [...page.messages, ...all]
    before = page.next ?? undefined
    isMore = page.next !== null
  }
  const branch = branchOf(all)
  return branch.flatMap((message, index) => {
    const { role, text, status, flags, references } = message
    const question = branch[index - 1]
    if (role !== 'assistant' || status !== 'completed' || !question) return []
    const sources = (references?.given ?? []).map(givenLine)
    return [{ question: question.text, answer: text, by: answererOf(message), flags, sources }]
  })
}

function answererOf({ mode, modelId }: Message): string {
  if (mode === 'shelf') return 'the craft shelf'
  return mode === 'measured' || modelId === null ? 'the measurements' : modelName(modelId)
}

export function exchangesAsMarkdown(exchanges: readonly Exchange[]): string | false {
  const parts = exchanges.flatMap(({ question, answer, by, flags, sources }) => [
    `### ${asMarkdown(question)}`,
    `*Answered by ${asMarkdown(by)}.*`,
    inertMarkdown(answer)
      .replaceAll(/^ {0,3}(#{1,3})(?=\s)/gm, '###$1')
      .trim(),
    ...flags.map((flag) => `- ${asMarkdown(describeFlag(answer, flag))}`),
    ...sources.map((source) => `- ${asMarkdown(source)}`),
  ])
  return parts.length > 0 && ['## Questions and answers', ...parts].join('\n\n')
}

export function exchangesHtml(exchanges: readonly Exchange[]): string {
  const parts = exchanges.map(({ question, answer, by, flags, sources }) => {
    const notes = flags.map(
      (flag) => `<p><small class="note check">${escapeHtml(describeFlag(answer, flag))}</small></p>`,
    )
    const rests = sources.map((source) => `<p><small>${escapeHtml(source)}</small></p>`)
    return `<h3>${escapeHtml(question)}</h3>
<p class="means">Answered by ${escapeHtml(by)}.</p>
<div class="text">
${[markdownHtml(answer, { lower: 3 }), ...notes, ...rests].join('\n')}
</div>
`
  })
  return parts.length === 0 ? '' : `<article>\n<h2>Questions and answers</h2>\n${parts.join('')}</article>\n`
}
