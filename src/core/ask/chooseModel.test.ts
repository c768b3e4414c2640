import { expect, it } from 'vitest'
import { chooseModel, type ChoiceInput } from './chooseModel.ts'

const look = 'What is in the lower left of this picture?'
const craft = 'What does a polarizing filter do?'
const reader = { id: 'reader', mode: 'text' } as const
const eyes = { id: 'eyes', mode: 'vision' } as const
const starter = { id: 'starter', mode: 'starter' } as const
const broken = { id: 'broken', mode: null }

const choose = (
  question: string,
  changes: Partial<ChoiceInput> & { here?: { id: string; mode: 'text' | 'vision' | 'starter' | null }[] },
) => {
  const { here = [starter], ...input } = changes
  const none = { hasPhoto: true, wantedModelId: null, defaultModelId: 'starter', held: null }
  return chooseModel({ ...none, models: async () => here, ...input, question })
}
const holding = (id: string, sight: 'text' | 'vision') => ({ held: { id, sight } })

it.each([
  [
    'what is in memory, where it will do',
    craft,
    { ...holding('eyes', 'vision'), defaultModelId: 'reader' },
    'eyes',
  ],
  ['that of the settings, where nothing is', craft, { defaultModelId: 'reader' }, 'reader'],
  ['the first that is here, past the starter writer', craft, { here: [starter, broken, reader] }, 'reader'],
  [
    'one that sees, though one that reads is in memory',
    look,
    { ...holding('reader', 'text'), here: [starter, reader, eyes] },
    'eyes',
  ],
  [
    'that of the settings before others that see',
    look,
    { defaultModelId: 'eyes', here: [{ id: 'more', mode: 'vision' as const }, eyes] },
    'eyes',
  ],
  [
    'one that reads, where none sees',
    look,
    { ...holding('reader', 'text'), here: [starter, reader] },
    'reader',
  ],
  [
    'what a person chose, above all',
    look,
    { ...holding('eyes', 'vision'), wantedModelId: 'reader' },
    'reader',
  ],
  [
    'none, where a person chose the starter writer',
    craft,
    { ...holding('eyes', 'vision'), wantedModelId: 'starter' },
    null,
  ],
  ['none, where only the starter writer is here', look, {}, null],
])('is %s', async (_, question, input, modelId) => {
  expect((await choose(question, input)).modelId).toBe(modelId)
})

it('says why in at most four words', async () => {
  const reasons = [
    await choose(look, { here: [reader] }),
    await choose(look, {}),
    await choose(craft, { defaultModelId: 'reader', hasPhoto: false }),
    await choose(craft, { wantedModelId: 'reader' }),
  ].map(({ route }) => route.why)
  expect(reasons).toEqual(['no model here sees', 'no model can talk', 'about no photograph', 'you chose it'])
})
