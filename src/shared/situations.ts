/** What kind of photograph it may be; `unknown` is an answer: most photographs without anything seen in them get it. */
export const situations = [
  'document',
  'group',
  'portrait',
  'animal',
  'still-life',
  'landscape',
  'architecture',
  'night',
  'haze',
  'high-key',
  'unknown',
] as const
export type Situation = (typeof situations)[number]
