// Which model answers a question, and why. Never loads one.
import type { Model } from '../../shared/modelCommands.ts'
import type { MessageRoute } from '../../shared/threads.ts'
import type { Sight } from '../../shared/workers.ts'
import { starterId } from '../models/index.ts'
import { routeQuestion } from './route/index.ts'

export type ChoiceInput = {
  question: string
  hasPhoto: boolean
  /** What a person chose for this question; null where the question decides. */
  wantedModelId: string | null
  /** Of the settings. */
  defaultModelId: string
  /** In memory; null where none is. */
  held: { id: string; sight: Sight } | null
  /** All that are here. Asked only where what is in memory does not decide. */
  models: () => Promise<readonly Pick<Model, 'id' | 'mode'>[]>
}

/** `modelId`: null where no model that can talk is here. */
export type ModelChoice = { modelId: string | null; route: MessageRoute }

/**
 * A person's choice first. Else a question that needs the picture goes to a model that sees, one about the craft to any: to
 * the one in memory, then to that of the settings, then to the first one that is here. The starter writer cannot talk. Where
 * nothing sees, one that reads answers.
 */
export async function chooseModel(input: ChoiceInput): Promise<ModelChoice> {
  const { question, hasPhoto, wantedModelId, defaultModelId, held } = input
  const asked: MessageRoute = hasPhoto ? routeQuestion(question) : { to: 'text', why: 'about no photograph' }
  if (wantedModelId !== null) {
    const modelId = wantedModelId === starterId ? null : wantedModelId
    return { modelId, route: { to: asked.to, why: 'you chose it' } }
  }
  const talking = held?.id === starterId ? null : held
  const isRight = (sight: Sight | null): boolean => asked.to === 'text' || sight === 'vision'
  if (talking && isRight(talking.sight)) return { modelId: talking.id, route: asked }
  if (asked.to === 'text' && defaultModelId !== starterId) return { modelId: defaultModelId, route: asked }

  const able = (await input.models()).filter(({ id, mode }) => id !== starterId && mode !== null)
  const ordered = [
    ...able.filter(({ id }) => id === defaultModelId),
    ...able.filter(({ id }) => id !== defaultModelId),
  ]
  const right = ordered.find(({ mode }) => isRight(mode === 'vision' ? 'vision' : 'text'))
  if (right) return { modelId: right.id, route: asked }
  const blind = talking?.id ?? ordered[0]?.id ?? null
  if (blind === null) return { modelId: null, route: { ...asked, why: 'no model can talk' } }
  return { modelId: blind, route: { to: 'text', why: 'no model here sees' } }
}
