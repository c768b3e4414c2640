import { never, type Family } from './family.ts'

export const internVl: Family = {
  name: 'InternVL',
  architectures: ['gpt-oss', 'internlm2', 'llama', 'qwen2', 'qwen3', 'qwen3moe'],
  alsoBlind: true,
  projectors: ['internvl'],
  // Tiles of 256 each, fixed by the file.
  imageTokens: null,
  wholePicture: never,
  samplers: {},
}
