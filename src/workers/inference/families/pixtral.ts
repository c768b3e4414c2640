import { never, type Family } from './family.ts'

export const pixtral: Family = {
  name: 'Pixtral and Mistral Small',
  architectures: ['llama'],
  alsoBlind: true,
  projectors: ['pixtral'],
  imageTokens: null,
  wholePicture: never,
  samplers: {},
}

export const ministral3: Family = {
  name: 'Ministral 3',
  architectures: ['mistral3', 'mistral4'],
  alsoBlind: true,
  projectors: ['pixtral'],
  imageTokens: null,
  wholePicture: never,
  samplers: { temperature: 0.15 },
}
