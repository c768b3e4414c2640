// Labelled sentences that the check of claims is measured on. Never used outside tests and benches.
import { readdirSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { scenes, type SceneName } from './scenes.ts'

/** A sentence that a critique might hold, about one of the made-up photographs. */
export const labelledSentenceSchema = z.object({
  scene: z.enum(Object.keys(scenes) as [SceneName, ...SceneName[]]),
  /** The claim family that has to catch it; missing where none has to. */
  family: z.string().optional(),
  /** critic: as a person who writes criticism. model: as vision models write. */
  style: z.enum(['critic', 'model']).optional(),
  /** Whether a measurement or the file contradicts it, agrees with it, or has nothing to say. */
  truth: z.enum(['contradicts', 'agrees', 'open']),
  text: z.string(),
})
export type LabelledSentence = z.infer<typeof labelledSentenceSchema>

/** The sentences of one file, an object a line. */
export function readSentences(path: string | URL): LabelledSentence[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => labelledSentenceSchema.parse(JSON.parse(line)))
}

/** The sentences that the rules were made with, by family; `prose` holds no contradiction. */
export function mendedSentences(): LabelledSentence[] {
  const folder = new URL('mended/', import.meta.url)
  return readdirSync(folder).flatMap((name) => readSentences(new URL(name, folder)))
}
