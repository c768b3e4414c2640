// What a server can do, by what it says of itself. Never sends it anything of a photograph.
import { APIError, type OpenAI } from 'openai'
import type { ServerAccess } from '../../../shared/servers.ts'
import type { ServerFindings } from '../../../shared/workers.ts'
import { explainFailure, nonsense, noSuchModel } from './failures.ts'
import { modelListSchema, propsSchema } from './messages.ts'

/** Rejects with server-failed, server-refused, or the reason of an abort. */
export async function probeServer(
  client: OpenAI,
  server: ServerAccess,
  signal: AbortSignal,
): Promise<ServerFindings> {
  const asked = { server, contextSize: null, hasPicture: false, hasGrammar: false }
  try {
    const { data } = modelListSchema.parse(await client.get('/models', { signal }))
    const listed = (data ?? []).find(
      ({ id, aliases }) => id === server.model || aliases?.includes(server.model),
    )
    if (!listed) throw noSuchModel(server)
    const props = await readProps(client, server, signal)
    const said = listed.architecture?.input_modalities
    const spoken = said ? (said.includes('image') ? 'vision' : 'text') : null
    return {
      sight: props ? (props.modalities.vision ? 'vision' : 'text') : spoken,
      contextSize: props?.default_generation_settings.n_ctx ?? listed.max_model_len ?? null,
      isLlama: props !== null,
    }
  } catch (error) {
    // Something else is there, as a rule the same server without the end of its address.
    if (error instanceof APIError && error.status === 404) throw nonsense(server)
    throw explainFailure(error, asked)
  }
}

/** Null from any other server: it has no such page, or another one. */
async function readProps(client: OpenAI, { baseUrl }: ServerAccess, signal: AbortSignal) {
  // It lies beside the version, not below it.
  const root = baseUrl.replace(/\/+$/, '').replace(/\/v1$/, '')
  const answer = await client.get(`${root}/props`, { signal }).catch((error: unknown) => {
    if (signal.aborted) throw error
    return null
  })
  return propsSchema.safeParse(answer).data ?? null
}
