import type { Camera } from '../../../shared/photos.ts'
import { unstated } from './cameraValue.ts'
import type { ClaimFamily, Statement } from './claim.ts'
import { phrases } from './phrase.ts'

/** Makers and their lens lines; the names that count as the same stand together. */
const makers: { names: string[]; before?: string }[] = [
  { names: ['Canon'] },
  { names: ['Nikon', 'Nikkor'] },
  { names: ['Sony'] },
  { names: ['Fujifilm', 'Fujinon', 'Fuji'] },
  { names: ['Olympus', 'Zuiko'] },
  { names: ['Panasonic', 'Lumix'] },
  { names: ['Pentax', 'Ricoh'] },
  { names: ['Leica', 'Summicron', 'Summilux', 'Elmarit', 'Noctilux'] },
  { names: ['Zeiss', 'Distagon', 'Sonnar'] },
  { names: ['Hasselblad'] },
  // Sigma is also a letter, and what noise is measured in.
  { names: ['Sigma'], before: '(?= (?:lens|Art|Contemporary|camera|glass|prime|zoom))' },
  { names: ['Tamron'] },
  { names: ['Tokina'] },
  { names: ['Samyang', 'Rokinon'] },
  { names: ['Voigtländer'] },
  { names: ['iPhone'] },
  { names: ['Samsung'] },
  { names: ['GoPro'] },
]

/** Kinds of lens that the name of a lens gives away. */
const kinds: [kind: string, inName: RegExp][] = [
  ['macro', /macro|micro/i],
  ['zoom', /\d\s?-\s?\d/],
  ['prime', /^(?!.*\d\s?-\s?\d)/],
]

const named = ({ make, model, lens }: Camera): string => [make, model, lens].filter(Boolean).join(' ')

const madeBy = (names: string[]): Statement => ({
  claim: (match) => `taken with ${match[0]}`,
  contradictedBy: ({ camera }) => {
    const text = named(camera)
    if (text === '') return unstated
    return names.some((name) => text.toLowerCase().includes(name.toLowerCase()))
      ? null
      : `the file says ${text}`
  },
})

const lensKind = (kind: string, inName: RegExp): Statement => ({
  claim: `a ${kind} lens`,
  contradictedBy: ({ camera: { lens } }) => {
    if (lens === null) return unstated
    return inName.test(lens) ? null : `the file says ${lens}`
  },
})

export const lens: ClaimFamily = {
  id: 'lens',
  rules: [
    ...makers.map(({ names, before = '' }) => ({
      // Names are capitalised: "the canon of proportion" is no camera.
      pattern: new RegExp(String.raw`\b(?:${names.join('|')})\b${before}`, 'g'),
      affirms: madeBy(names),
    })),
    ...kinds.map(([kind, inName]) => ({
      pattern: phrases(`${kind} (?:lens|optic|objective)`),
      affirms: lensKind(kind, inName),
    })),
  ],
}
