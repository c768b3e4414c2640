// What the hub says of a repository: its commit, its files with size and checksum. Reads no file.
import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import type { Network } from './network.ts'

export type ListedFile = { path: string; size: number; sha256: string | null }

const revisionSchema = z.object({ sha: z.string().regex(/^[0-9a-f]{40}$/) })
const treeSchema = z.array(
  z.object({
    type: z.string(),
    path: z.string(),
    size: z.number(),
    lfs: z.object({ oid: z.string(), size: z.number() }).optional(),
  }),
)
const mostPages = 20
/** No list of a repository is longer. */
const longestAnswer = 16 * 1024 * 1024

/**
 * The newest commit of `repository` and its files. Rejects with download-refused (a sentence of what the hub said),
 * network-failed, or an AbortError.
 */
export async function listRepository(
  network: Network,
  repository: string,
  signal: AbortSignal,
): Promise<{ commit: string; files: ListedFile[] }> {
  const revision = await getJson(network, `/api/models/${repository}/revision/main`, signal)
  const { sha: commit } = readAnswer(revisionSchema, revision.value)
  const files: ListedFile[] = []
  let from: string | undefined
  for (let page = 0; page < mostPages; page++) {
    const path = `/api/models/${repository}/tree/${commit}?recursive=true`
    const { value, next } = await getJson(network, path, signal, from)
    for (const { type, path: name, size, lfs } of readAnswer(treeSchema, value)) {
      if (type === 'file') files.push({ path: name, size: lfs?.size ?? size, sha256: lfs?.oid ?? null })
    }
    if (next === null) return { commit, files }
    from = next
  }
  throw new AppError('download-refused', 'This repository has too many files.')
}

async function getJson(
  network: Network,
  path: string,
  signal: AbortSignal,
  from?: string,
): Promise<{ value: unknown; next: string | null }> {
  const { response, url } = await network.get({ path, signal, ...(from !== undefined && { from }) })
  if (response.status !== 200) throw await refusal(response)
  const length = Number(response.headers.get('content-length') ?? 0)
  const text = length > longestAnswer ? '' : await response.text()
  const next = /<([^>]+)>;\s*rel="next"/.exec(response.headers.get('link') ?? '')?.[1]
  try {
    return { value: JSON.parse(text) as unknown, next: next === undefined ? null : new URL(next, url).href }
  } catch (error) {
    throw notTheHub(error)
  }
}

function readAnswer<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  throw notTheHub(parsed.error)
}

const notTheHub = (cause: unknown): AppError =>
  new AppError('download-refused', 'What answers is not the hub: perhaps a page to sign in to the network.', {
    hint: 'Open a web page first, or fetch the file elsewhere and import it.',
    cause,
  })

/** Why the hub does not give a file, for a person; by the headers that it sends. */
export async function refusal(response: Response): Promise<AppError> {
  const { status, headers } = response
  const code = headers.get('x-error-code')
  await response.body?.cancel()
  const say = (message: string, hint?: string): AppError =>
    new AppError('download-refused', message, hint === undefined ? {} : { hint })
  if (code === 'GatedRepo')
    return say(
      'The makers of this model give it only to people who signed in and agreed to their terms.',
      'Fetch it in a browser and import the files.',
    )
  if (code === 'RepoNotFound' || status === 401)
    return say('The hub knows no such repository that is open to all.')
  if (code === 'EntryNotFound' || code === 'RevisionNotFound' || status === 404)
    return say('The file is no longer there on the hub.', 'Choose another model.')
  if (status === 403) return say('The hub does not give this file to anybody.')
  return new AppError('network-failed', `The hub answers with an error (${status}).`, {
    hint: 'Try again later.',
  })
}
