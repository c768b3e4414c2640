// How many labelled sentences the check of claims flags: one JSON line per style, then the texts it got wrong.
import { checkClaims } from '../src/core/critique/check/index.ts'
import { readSentences, type LabelledSentence } from '../test/corpus/corpus.ts'
import { scenes } from '../test/corpus/scenes.ts'

type Wrong = {
  verdict: 'missed' | 'doesNotHold' | 'checkThis'
  scene: string
  family?: string
  text: string
  claims?: string[]
}

export type ClaimCounts = {
  style: string
  contradictions: number
  /** Contradicting sentences by the higher grade they were flagged with. */
  doesNotHold: number
  checkThis: number
  falseDoesNotHold: number
  falseCheckThis: number
  /** Agreeing and open sentences. */
  others: number
}

function verdictOn({ text, scene }: LabelledSentence): {
  grade: 'doesNotHold' | 'checkThis' | null
  claims: string[]
} {
  const flags = checkClaims(text, scenes[scene])
  const isSure = flags.some(({ grade }) => grade === 'doesNotHold')
  const grade = flags.length === 0 ? null : isSure ? 'doesNotHold' : 'checkThis'
  return { grade, claims: flags.map(({ claim, measured }) => `${claim}: ${measured}`) }
}

/** Prints what the check makes of a file of labelled sentences. */
export function benchClaims(path: string): void {
  const styles = Map.groupBy(readSentences(path), ({ style }) => style ?? 'none')
  for (const [style, sentences] of styles) {
    const counts: ClaimCounts = {
      style,
      contradictions: 0,
      doesNotHold: 0,
      checkThis: 0,
      falseDoesNotHold: 0,
      falseCheckThis: 0,
      others: 0,
    }
    const wrong: Wrong[] = []
    for (const sentence of sentences) {
      const { scene, family, truth, text } = sentence
      const { grade, claims } = verdictOn(sentence)
      if (truth === 'contradicts') {
        counts.contradictions += 1
        if (grade === null) wrong.push({ verdict: 'missed', scene, family: family ?? 'none', text })
        else counts[grade] += 1
      } else {
        counts.others += 1
        if (grade === null) continue
        counts[grade === 'doesNotHold' ? 'falseDoesNotHold' : 'falseCheckThis'] += 1
        wrong.push({ verdict: grade, scene, text, claims })
      }
    }
    console.log(JSON.stringify(counts))
    for (const one of wrong) console.log(JSON.stringify(one))
  }
}
