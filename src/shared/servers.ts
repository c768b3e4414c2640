// Other computers that a person lets write critiques: what is kept of each, and what each was found to be able to do.
import { z } from 'zod'
import { isLoopback, isNearby } from './nearby.ts'
import { serverFindingsSchema, type Sight } from './workers.ts'

/** Most servers that may be kept. */
export const mostServers = 20

const idPrefix = 'server:'

/** The id under which a server's model is chosen. */
export const serverModelId = (name: string): string => `${idPrefix}${name}`

/** The server that a model id names; null for the id of a file. */
export const serverNamed = (modelId: string): string | null =>
  modelId.startsWith(idPrefix) ? modelId.slice(idPrefix.length) : null

/**
 * How a text is held to its form there. gbnf: a grammar of llama.cpp, which its own server takes. json-schema: a schema, by
 * which it writes JSON that becomes the text. none: nothing holds it. What nothing held is checked, and asked for again
 * where it is no critique.
 */
export const skeletonSchema = z.enum(['gbnf', 'json-schema', 'none'])

/** A name that can stand in a model id, a sentence and a command line. */
export const serverNameSchema = z
  .string()
  .regex(
    /^[\p{L}\p{N}](?:[\p{L}\p{N}._ -]{0,38}[\p{L}\p{N}])?$/u,
    'give a name of letters and digits, 40 at most',
  )

const addressForm = /^(https?):\/\/(\[[0-9a-f:.]+\]|[a-z0-9][a-z0-9.-]*)(:\d{1,5})?(?:\/[\w.~/-]*)?$/i

/** Null for what is no address of a server: one with a name, a password or a question mark in it is none. */
function readAddress(text: string): { isSecure: boolean; hostname: string; host: string } | null {
  const [, scheme, name, port = ''] = addressForm.exec(text) ?? []
  if (scheme === undefined || name === undefined) return null
  const hostname = name.toLowerCase()
  return { isSecure: scheme.toLowerCase() === 'https', hostname, host: `${hostname}${port}` }
}

/** Of a name nothing is known before it is looked up; the connection itself is refused then. */
function isOpenToAll(text: string): boolean {
  const address = readAddress(text)
  if (!address || address.isSecure || isNearby(address.hostname)) return false
  return /^[\d.]+$|^\[/.test(address.hostname)
}

/** What an address of a server looks like. */
export const exampleAddress = 'http://studio-gpu:8080/v1'

/** As `exampleAddress`. */
export const baseUrlSchema = z
  .string()
  .max(500)
  .refine((text) => readAddress(text) !== null, {
    error: `give an address like ${exampleAddress}`,
  })
  .refine((text) => !isOpenToAll(text), {
    error: 'an address outside your own network has to begin with https://',
  })

/** A server as the settings keep it; its key is kept elsewhere. */
export const serverSchema = z.strictObject({
  name: serverNameSchema,
  baseUrl: baseUrlSchema,
  /** As the server itself calls it. */
  model: z.string().min(1).max(300),
  skeleton: skeletonSchema,
  /** Whether it is given pictures. auto: where it says that its model sees. */
  sight: z.enum(['auto', 'vision', 'text']),
  /** By the last time it was reached; null before that. */
  found: serverFindingsSchema.nullable(),
})
export type Server = z.infer<typeof serverSchema>

/** Whether it is given pictures, by what a person wants and what it says of itself. */
export const sightOf = ({ sight, found }: Pick<Server, 'sight' | 'found'>): Sight =>
  sight === 'auto' ? (found?.sight ?? 'text') : sight

const addressOf = ({ baseUrl }: Pick<Server, 'baseUrl'>) =>
  readAddress(baseUrl) ?? { isSecure: false, hostname: baseUrl, host: baseUrl }

/** Its host and, where one is named, its port. */
export const hostOf = (server: Pick<Server, 'baseUrl'>): string => addressOf(server).host

/** What anybody in between can read along, as a sentence; null where nobody can. */
export function warningOf(server: Pick<Server, 'baseUrl'>): string | null {
  const { isSecure, hostname, host } = addressOf(server)
  if (isSecure || isLoopback(hostname)) return null
  return `Nothing is encrypted on the way to ${host}: whoever is on the same network can read along.`
}

/** What leaves this computer, as a sentence; null for a server on this computer itself. */
export function leavingOf(server: Pick<Server, 'baseUrl'>, sight: Sight): string | null {
  const { hostname, host } = addressOf(server)
  if (isLoopback(hostname)) return null
  return sight === 'vision'
    ? `Your photographs leave this computer: a small copy of each, its measurements and camera data go to ${host}.`
    : `What is measured of your photographs leaves this computer: it goes to ${host} with the camera data. The pictures stay here.`
}

/** "on CPU"; what another computer's model runs on says so already: "on studio-gpu". */
export const onDevice = (device: string): string => (device.startsWith('on ') ? device : `on ${device}`)

/** What the remote child is told of a server. */
export const serverAccessSchema = serverSchema
  .pick({ name: true, baseUrl: true, model: true, skeleton: true })
  .extend({
    sight: serverSchema.shape.sight,
    key: z.string().min(1).max(4096).nullable(),
  })
export type ServerAccess = z.infer<typeof serverAccessSchema>
