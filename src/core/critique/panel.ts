// Where several advisors agree and differ about one photograph, told by their levels and closing claims alone: no model
// is asked, and what a measurement contradicts is left out. In doubt nothing is said.
import type { ClosingClaims, ClosingTopic } from '../../shared/closingClaims.ts'
import type { Panel } from '../../shared/panel.ts'
import type { SectionId, SectionScore } from '../../shared/critique.ts'
import type { Facts } from '../../shared/facts.ts'
import type { Mode } from '../../shared/jobs.ts'
import { levelOfScore, levels } from '../../shared/levels.ts'
import type { Camera } from '../../shared/photos.ts'
import { checkClosingClaims } from './check/closingClaims.ts'
import { judgedSections } from './skeleton.ts'

/** What one advisor's newest critique says of the photograph as it stands. */
export type PanelMember = {
  jobId: string
  advisorId: string
  name: string
  mode: Mode
  scores: readonly SectionScore[]
  claims: ClosingClaims | null
}

/** Levels apart from which two advisors differ: the next one is a matter of temper. */
const leastApart = 2

const aspects: Partial<Record<SectionId, string>> = {
  composition: 'the composition',
  lighting: 'the lighting',
  focus: 'focus and sharpness',
  color: 'the color harmony',
  depth: 'depth and perspective',
  balance: 'the visual balance',
  impact: 'the emotional impact',
}

/** Only what matters: that nothing is wrong needs no two witnesses. */
const seen: Partial<Record<ClosingTopic, Record<string, string>>> = {
  highlights: { lost: 'the highlights lost', held: 'them held' },
  shadows: { lost: 'the shadows lost', held: 'them held' },
  focus: { soft: 'the focus soft', moved: 'movement blur', sharp: 'a sharp picture' },
  horizon: { tilted: 'the horizon tilted', level: 'it level' },
}
const faults = new Set(['lost', 'soft', 'moved', 'tilted'])

/** The panel of these advisors; with fewer than two that judged in the same way it says nothing. */
export function panelOf(members: readonly PanelMember[], evidence: { facts: Facts; camera: Camera }): Panel {
  const panel = comparable(members)
  const advisors = panel.map(({ jobId, advisorId, name }) => ({ jobId, advisorId, name }))
  if (panel.length < 2) return { advisors: [], agree: [], differ: [] }
  const told = [...judgedSections.map((id) => compareLevels(panel, id)), ...compareClaims(panel, evidence)]
  const of = (kind: Told['kind']): string[] =>
    told.flatMap((each) => (each?.kind === kind ? [each.sentence] : []))
  return { advisors, agree: of('agree'), differ: of('differ') }
}

type Told = { kind: 'agree' | 'differ'; sentence: string }

/** Those who saw the picture, else those who read its measurements: the two judge different things. */
function comparable(members: readonly PanelMember[]): PanelMember[] {
  const judging = members.filter(({ scores, claims }) => scores.length > 0 || claims !== null)
  const seeing = judging.filter(({ mode }) => mode === 'vision')
  return seeing.length >= 2 ? seeing : judging.filter(({ mode }) => mode === 'text')
}

function compareLevels(panel: readonly PanelMember[], id: SectionId): Told | null {
  const judged = panel.flatMap(({ name, scores }) => {
    const score = scores.find(({ section }) => section === id)?.score
    return score === undefined
      ? []
      : [{ name, level: levelOfScore(score), rank: levels.indexOf(levelOfScore(score)) }]
  })
  const [lowest, highest] = [Math.min, Math.max].map((pick) => pick(...judged.map(({ rank }) => rank)))
  if (judged.length < 2 || lowest === undefined || highest === undefined) return null
  const namesAt = (rank: number): string[] =>
    judged.flatMap((each) => (each.rank === rank ? [each.name] : []))
  const verdict = (rank: number, what: string): string =>
    `${listed(namesAt(rank))} ${namesAt(rank).length === 1 ? 'calls' : 'call'} ${what}${levels[rank]}`
  if (lowest === highest) return { kind: 'agree', sentence: `${verdict(lowest, `${aspects[id]} `)}.` }
  if (highest - lowest < leastApart) return null
  return { kind: 'differ', sentence: `${verdict(highest, `${aspects[id]} `)}, ${verdict(lowest, 'it ')}.` }
}

/** Of advisors who saw the picture. */
function compareClaims(
  panel: readonly PanelMember[],
  evidence: { facts: Facts; camera: Camera },
): (Told | null)[] {
  const topics = Object.entries(seen) as [ClosingTopic, Record<string, string>][]
  return topics.map(([topic, phrases]) => {
    const claimed = panel.flatMap(({ name, mode, claims }) => {
      const word = claims?.[topic]
      const isHeld =
        mode === 'vision' &&
        word !== undefined &&
        checkClosingClaims({ [topic]: word }, evidence).length === 0
      return isHeld ? [{ name, word }] : []
    })
    const words = [...new Set(claimed.map(({ word }) => word))]
    const namesOf = (word: string): string[] =>
      claimed.flatMap((each) => (each.word === word ? [each.name] : []))
    const sees = (word: string): string =>
      `${listed(namesOf(word))} ${namesOf(word).length === 1 ? 'sees' : 'see'} ${phrases[word]}`
    const [fault] = words.filter((word) => faults.has(word))
    const [good] = words.filter((word) => !faults.has(word))
    if (claimed.length < 2 || fault === undefined || words.length > 2) return null
    if (words.length === 1) return { kind: 'agree', sentence: `${sees(fault)}.` }
    return good === undefined ? null : { kind: 'differ', sentence: `${sees(fault)}, ${sees(good)}.` }
  })
}

/** "A", "A and B", "A, B and C". */
const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
