import type { Family } from './family.ts'

export const gemma3: Family = {
  name: 'Gemma 3',
  architectures: ['gemma3'],
  // Those of 270M and 1B read only.
  alsoBlind: true,
  projectors: ['gemma3'],
  // 256, fixed.
  imageTokens: null,
  wholePicture: () => true,
  samplers: {},
}
