// What is asked of a server. Never holds a path, a name of a file, or what the picture's file said beside its pixels.
import type { OpenAI } from 'openai'
import type { RemoteOptions } from '../../../shared/remoteMessages.ts'
import type { ServerAccess } from '../../../shared/servers.ts'
import type { TextForm } from '../../../shared/textForm.ts'
import type { ServerFindings } from '../../../shared/workers.ts'
import { choiceCandidates } from '../engines/llamaServerChoice.ts'
import { formRequest, formSchema } from './formSchema.ts'

/**
 * What only a chat template may say ("<|im_end|>", "<start_of_turn>", "</s>", "[INST]") no text says here: servers read
 * it as the template's own, wherever it stands.
 */
export const withoutControls = (text: string): string =>
  text.replace(/<(?=[|/\p{L}_])/gu, '< ').replace(/\[(?=\/?[A-Z_]+\])/g, '[ ')

type Message = OpenAI.ChatCompletionMessageParam

function messagesOf({ system, user, picture }: RemoteOptions, form: TextForm | undefined): Message[] {
  const told: Message[] = system === '' ? [] : [{ role: 'system', content: withoutControls(system) }]
  const text = withoutControls(form ? `${user}\n\n${formRequest(form)}` : user)
  if (picture === undefined) return [...told, { role: 'user', content: text }]
  // Of an address a server would fetch it itself.
  const url = `data:image/jpeg;base64,${Buffer.from(picture).toString('base64')}`
  const content = [
    { type: 'image_url' as const, image_url: { url } },
    { type: 'text' as const, text },
  ]
  return [...told, { role: 'user', content }]
}

/** What llama-server knows beyond what every server does. */
type LlamaParams = {
  grammar?: string
  cache_prompt?: boolean
  return_progress?: boolean
  timings_per_token?: boolean
}

/** The form by whose schema it is to write; undefined where nothing or a grammar holds it. */
export const formOf = (
  { form }: Pick<RemoteOptions, 'form'>,
  skeleton: ServerAccess['skeleton'],
): TextForm | undefined => (skeleton === 'json-schema' ? form : undefined)

/** The body of a request for an answer; llama-server alone is asked for more than every server knows. */
export function chatBody(
  options: RemoteOptions,
  { model, skeleton }: Pick<ServerAccess, 'model' | 'skeleton'>,
  { isLlama }: Pick<ServerFindings, 'isLlama'>,
): OpenAI.ChatCompletionCreateParamsStreaming & LlamaParams {
  const form = formOf(options, skeleton)
  const { maxTokens, temperature, seed, grammar, logprobs, choice } = options
  const body = {
    model,
    messages: messagesOf(options, form),
    max_tokens: maxTokens,
    temperature,
    seed,
    stream: true as const,
    stream_options: { include_usage: true },
    ...(form && {
      response_format: {
        type: 'json_schema' as const,
        json_schema: { name: 'critique', strict: true, schema: formSchema(form) },
      },
    }),
  }
  if (!isLlama) return body
  const candidates = choice ? choiceCandidates : Number(logprobs ?? false)
  return {
    ...body,
    ...(candidates > 0 ? { logprobs: true, top_logprobs: candidates } : {}),
    ...(grammar !== undefined && skeleton === 'gbnf' ? { grammar } : {}),
    cache_prompt: true,
    return_progress: true,
    timings_per_token: true,
  }
}

/** The same without its picture, to have its tokens counted. */
export const countBody = (
  { picture: _left, ...options }: RemoteOptions,
  { model, skeleton }: Pick<ServerAccess, 'model' | 'skeleton'>,
) => ({ model, messages: messagesOf(options, formOf(options, skeleton)) })
