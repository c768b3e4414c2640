import { never, type Family } from './family.ts'

export const kimiVl: Family = {
  name: 'Kimi-VL',
  architectures: ['deepseek2'],
  alsoBlind: true,
  projectors: ['kimivl'],
  imageTokens: null,
  wholePicture: never,
  // The one that cannot but think: 0.8 instead of the 0.2 of the other.
  samplers: { temperature: 0.8 },
}
