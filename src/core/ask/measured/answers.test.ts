import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emptyCamera } from '../../../shared/photos.ts'
import { checkClaims } from '../../critique/check/index.ts'
import { answerFromMeasurements, suggestQuestions, type AskedPhoto } from './index.ts'
import { anyPhoto } from './testing/anyPhoto.ts'
import { questionsIn } from './testing/table.ts'
import { workedQuestions } from './testing/worked.ts'

/** A question for each intent. */
const questions = [
  ...new Map(
    questionsIn(workedQuestions)
      .filter(({ intent }) => intent !== '-')
      .map(({ intent, question }) => [intent, question]),
  ),
]

const flagsOf = (text: string, { facts, photo }: AskedPhoto): string[] =>
  checkClaims(text, { facts, camera: photo.camera ?? emptyCamera }).map(
    ({ claim, measured }) => `${text} -> ${claim}: ${measured}`,
  )

describe('answers', () => {
  it('are there for every intent, whole sentences, and never held against the facts they are made of', () => {
    fc.assert(
      fc.property(anyPhoto, (photo) => {
        for (const [intent, question] of questions) {
          const answer = answerFromMeasurements(question, photo)
          expect(answer?.intent).toBe(intent)
          expect(answer!.text).toMatch(/^[\p{Lu}\d].*\.$/su)
          expect(answer!.text).not.toMatch(/undefined|NaN|null|Infinity|\.\.| ,/)
          expect(flagsOf(answer!.text, photo)).toEqual([])
        }
      }),
      { numRuns: Number(process.env.QUESTIONED ?? 8) },
    )
  }, 3_600_000)

  it('are there for each question that is suggested, of which there are three at most', () => {
    fc.assert(
      fc.property(anyPhoto, (photo) => {
        const suggested = suggestQuestions(photo)
        expect(suggested.length).toBeLessThanOrEqual(3)
        expect(new Set(suggested).size).toBe(suggested.length)
        for (const question of suggested) expect(answerFromMeasurements(question, photo)).toBeDefined()
      }),
    )
  })
})
