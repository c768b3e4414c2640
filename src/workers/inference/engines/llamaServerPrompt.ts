import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import type { GenerateOptions } from '../../../shared/workers.ts'
import type { Client } from './llamaServerClient.ts'
import type { RunningServer } from './llamaServerStart.ts'

export type ServerPrompt = {
  /** What `/completion` takes as `prompt`. */
  content: string | { prompt_string: string; multimodal_data: string[] }
  /** The prompt as text, up to where the answer begins. */
  text: string
  hasPicture: boolean
  /** Tokens of the words, and of those of them that follow the picture. */
  wordTokens: number
  lastWordTokens: number
}

const promptSchema = z.object({ prompt: z.string() })
const tokensSchema = z.object({ tokens: z.array(z.unknown()) })

/**
 * Renders a prompt and counts its words: fixed text first, the picture after it, the question last. What the picture
 * takes is known once the server has it. Rejects with photo-missing.
 */
export async function preparePrompt(
  { client, mediaMarker }: RunningServer,
  controlTokens: readonly string[],
  { system, user, imagePath }: GenerateOptions,
  signal: AbortSignal,
): Promise<ServerPrompt> {
  const picture = imagePath === undefined ? null : await readPicture(imagePath)
  const words = asPlainText(user, controlTokens)
  const request = {
    messages: [
      ...(system === '' ? [] : [{ role: 'system', content: asPlainText(system, controlTokens) }]),
      { role: 'user', content: picture === null ? words : besidePicture(words) },
    ],
    // A model that can think aloud is asked not to: what it says is wanted at once.
    chat_template_kwargs: { enable_thinking: false },
  }
  const { prompt: text } = await client.post('/apply-template', request, promptSchema, signal)
  if (picture === null) {
    const wordTokens = await count(client, text, true, signal)
    return { content: text, text, hasPicture: false, wordTokens, lastWordTokens: wordTokens }
  }
  const [before, after, ...more] = text.split(mediaMarker)
  if (before === undefined || after === undefined || more.length > 0) {
    throw new AppError('engine-failed', 'The chat template of this model has no place for a picture.')
  }
  const [first, last] = await Promise.all([
    count(client, before, true, signal),
    count(client, after, false, signal),
  ])
  return {
    content: { prompt_string: text, multimodal_data: [picture] },
    text,
    hasPicture: true,
    wordTokens: first + last,
    lastWordTokens: last,
  }
}

/** As base64. */
async function readPicture(path: string): Promise<string> {
  try {
    return await readFile(path, 'base64')
  } catch (error) {
    throw new AppError('photo-missing', 'The picture for the model is not there any more.', { cause: error })
  }
}

/** Where the picture stands in a message does not depend on what is in it. */
function besidePicture(text: string): unknown {
  return [
    { type: 'image_url', image_url: { url: 'data:image/jpeg;base64,AA==' } },
    { type: 'text', text },
  ]
}

/**
 * A control token that a message spells out (`<|im_end|>` in the title of a photograph) would end the message: an
 * invisible character (U+2060) makes plain text of it.
 */
export function asPlainText(message: string, controlTokens: readonly string[]): string {
  return controlTokens
    .filter((token) => message.includes(token))
    .reduce((text, token) => text.replaceAll(token, `${token.slice(0, 1)}\u2060${token.slice(1)}`), message)
}

async function count(
  client: Client,
  content: string,
  isStart: boolean,
  signal: AbortSignal,
): Promise<number> {
  const body = { content, add_special: isStart, parse_special: true }
  return (await client.post('/tokenize', body, tokensSchema, signal)).tokens.length
}
