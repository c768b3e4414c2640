import type { Camera } from '../../../../shared/photos.ts'
import type { ClaimFamily, Statement } from '../claim.ts'
import { lensKinds, makers, notTheCamera } from '../lexicon/camera.ts'
import type { Pattern } from '../relation.ts'
import { alone } from '../relation.ts'
import { fileSays, unstated } from './cameraValue.ts'

const named = ({ make, model, lens }: Camera): string => [make, model, lens].filter(Boolean).join(' ')

/** Names are capitalised: "the canon of proportion" is no camera. */
const properName =
  (names: string[], before: string): Pattern =>
  ({ cased }) =>
    [
      ...cased.matchAll(
        new RegExp(String.raw`(?<= )(?:${names.join('|')})(?= )(?!${notTheCamera})${before}`, 'g'),
      ),
    ].map(({ index, 0: { length } }) => {
      const span = { from: index, to: index + length }
      return { ...span, parts: [span] }
    })

const madeBy = (names: string[]): Statement => ({
  claim: (words) => `taken with ${words}`,
  contradictedBy: ({ camera }) => {
    const text = named(camera)
    if (text === '') return unstated
    return names.some((name) => text.toLowerCase().includes(name.toLowerCase())) ? null : fileSays(text)
  },
})

const ofKind = (kind: string, inName: RegExp): Statement => ({
  claim: `a ${kind} lens`,
  contradictedBy: ({ camera: { lens } }) => {
    if (lens === null) return unstated
    return inName.test(lens) ? null : fileSays(lens)
  },
})

export const lens: ClaimFamily = {
  id: 'lens',
  rules: [
    ...makers.map(({ names, before = '' }) => ({
      pattern: properName(names, before),
      affirms: madeBy(names),
    })),
    ...lensKinds.map(({ kind, words, inName }) => ({ pattern: alone(words), affirms: ofKind(kind, inName) })),
  ],
}
