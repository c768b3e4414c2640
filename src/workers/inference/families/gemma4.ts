import type { Family } from './family.ts'

/** Text widths of E2B and E4B, which read a picture as they read text. */
const causalWidths = new Set<number | null>([1536, 2560])

export const gemma4: Family = {
  name: 'Gemma 4',
  architectures: ['gemma4'],
  alsoBlind: false,
  projectors: ['gemma4v', 'gemma4uv'],
  // Without a minimum a small picture stays small, and is hardly seen.
  imageTokens: { min: 560, max: 1120 },
  wholePicture: (width, projector) => projector === 'gemma4uv' || !causalWidths.has(width),
  samplers: { temperature: 1, topP: 0.95, topK: 64 },
}
