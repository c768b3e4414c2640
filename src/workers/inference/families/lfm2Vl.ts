import { never, type Family } from './family.ts'

export const lfm2Vl: Family = {
  name: 'LFM2-VL and LFM2.5-VL',
  architectures: ['lfm2', 'lfm2moe'],
  alsoBlind: true,
  projectors: ['lfm2'],
  // 64 to 256, and tiles: fixed by the file.
  imageTokens: null,
  wholePicture: never,
  samplers: { temperature: 0.1, minP: 0.15, repeatPenalty: 1.05 },
}
