import { never, type Family } from './family.ts'

/** Tiles are fixed by the file: a budget of tokens would take the engine off the path it was made for. */
export const smolVlm: Family = {
  name: 'SmolVLM',
  architectures: ['llama', 'granite'],
  alsoBlind: true,
  projectors: ['idefics3'],
  imageTokens: null,
  wholePicture: never,
  samplers: {},
}
