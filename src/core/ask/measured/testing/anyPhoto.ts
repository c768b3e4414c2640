// Random photographs to ask about, a second one beside each.
import * as fc from 'fast-check'
import {
  arbitraryInput,
  completeInput,
  type ArbitraryInput,
} from '../../../starter/testing/arbitraryFacts.ts'
import type { AskedPhoto } from '../askedPhoto.ts'

const camera = { make: 'NIKON CORPORATION', model: 'NIKON D750', lens: 'EF50mm F1.4 STM' }

const photoOf = (
  { facts, camera: written, advice }: ArbitraryInput,
  name: string,
  isOpened: boolean,
): AskedPhoto => ({
  name,
  photo: {
    width: isOpened ? 1600 : null,
    height: isOpened ? 1067 : null,
    format: isOpened ? 'jpeg' : null,
    size: isOpened ? 412_000 : null,
    measurementScore: null,
    camera: written && { ...written, ...camera, takenAt: '2019-07-04 21:15:00' },
  },
  facts,
  advice,
})

const anyInput = fc.oneof(arbitraryInput, completeInput)

export const anyPhoto: fc.Arbitrary<AskedPhoto> = fc
  .tuple(anyInput, anyInput, fc.boolean())
  .map(([one, other, isOpened]) => ({
    ...photoOf(one, 'IMG_1.jpg', isOpened),
    other: photoOf(other, 'IMG_2.jpg', true),
  }))
