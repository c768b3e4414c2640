import { never, type Family } from './family.ts'

export const qwen2Vl: Family = {
  name: 'Qwen2-VL and Qwen2.5-VL',
  architectures: ['qwen2vl'],
  alsoBlind: false,
  projectors: ['qwen2vl_merger', 'qwen2.5vl_merger'],
  imageTokens: { min: 1024, max: 1536 },
  wholePicture: never,
  samplers: {},
}
