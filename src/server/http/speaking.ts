// POST /transcribe and POST /voice: a WAV file as the body, answered with what was said, or with the stream of the answer.
import { randomUUID } from 'node:crypto'
import type { Context } from 'hono'
import { z } from 'zod'
import type { Core } from '../../core/index.ts'
import type { CommandOutput } from '../../shared/commands.ts'
import { AppError } from '../../shared/errors.ts'
import type { MondrianEvent } from '../../shared/events.ts'
import { longestQuestion } from '../../shared/threads.ts'
import { mannerSchema, scenarioSchema, spokenLanguageSchema, type Manner } from '../../shared/voice.ts'
import { askOf, type Asked } from './asking.ts'
import { readBody } from './body.ts'

const querySchema = z.strictObject({
  language: spokenLanguageSchema.default('auto'),
  scenario: scenarioSchema.default('critique'),
  photo: z.string().optional(),
  model: z.string().optional(),
})

export type Spoken = z.infer<typeof querySchema> & { sound: Buffer }

type HeardSound = {
  heard: CommandOutput<'voice.transcribe'>
  /** The event that told of it. */
  told: MondrianEvent[]
}

/** What a request says aloud. Throws 413, and AppError `bad-request` for an address that says something else. */
export async function readSpoken(c: Context, maxBytes: number): Promise<Spoken> {
  const query = querySchema.safeParse(c.req.query())
  if (!query.success) {
    throw new AppError(
      'bad-request',
      'What is spoken takes ?language=, ?scenario=, ?photo= and ?model= alone.',
    )
  }
  const chunks: Uint8Array[] = []
  for await (const chunk of readBody(c, maxBytes)) chunks.push(chunk)
  return { ...query.data, sound: Buffer.concat(chunks) }
}

/** Rejects with what voice.transcribe rejects with. */
export async function hearSound(core: Core, { sound, language }: Spoken): Promise<HeardSound> {
  const utteranceId = randomUUID()
  const told: MondrianEvent[] = []
  const unsubscribe = core.on((event) => {
    if (event.type === 'transcription' && event.utteranceId === utteranceId) told.push(event)
  })
  try {
    const base64 = sound.toString('base64')
    const heard = await core.api['voice.transcribe']({ utteranceId, sound: base64, language })
    return { heard, told }
  } finally {
    unsubscribe()
  }
}

/** Asks what is said, to be answered aloud. Rejects as hearing and asking do, and with `bad-request` for silence. */
export async function askAloud(core: Core, spoken: Spoken): Promise<{ asked: Asked; told: MondrianEvent[] }> {
  const { heard, told } = await hearSound(core, spoken)
  if (heard.text === '') throw new AppError('bad-request', 'Nothing was said.')
  const { scenario, photo, model } = spoken
  const asked = await askOf(core, {
    text: heard.text.slice(0, longestQuestion),
    manner: { scenario, language: answerLanguage(spoken, heard.language) },
    ...(photo !== undefined && { photoId: photo }),
    ...(model !== undefined && { modelId: model }),
  })
  return { asked, told }
}

/** That of the session, else that of the question, else English. */
function answerLanguage({ language }: Spoken, heard: string | null): Manner['language'] {
  return mannerSchema.shape.language.catch('en').parse(language === 'auto' ? heard : language)
}
