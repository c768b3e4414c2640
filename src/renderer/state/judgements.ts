// Critiques of one photograph side by side: how each judged every section, and where they agree or are far apart. Pure.
import { sections, type SectionId, type SectionScore } from '../../shared/critique.ts'
import type { Mode } from '../../shared/jobs.ts'
import { levelOfScore, type Level } from '../../shared/levels.ts'
import type { StudioState } from './studioState.ts'

/** Critiques that stand side by side at most. */
export const mostCritiques = 4

/** Points, on the scale of 0 to 10, from which on two advisors differ; up to `nearPoints` they agree. */
const farPoints = 2
const nearPoints = 1

export type Judge = { jobId: string; name: string; mode: Mode | null; scores: readonly SectionScore[] }

export type Judged = {
  section: SectionId
  heading: string
  /** In the order of the judges; null where one says nothing of it. */
  levels: readonly (Level | null)[]
  /** Points between the lowest and the highest of those that are compared. */
  spread: number
  verdict: 'agree' | 'differ' | null
}

/** Those that are compared: who saw the picture, else who read its measurements. The two judge different things. */
export function comparedJudges(judges: readonly Judge[]): readonly Judge[] {
  const seeing = judges.filter(({ mode, scores }) => mode === 'vision' && scores.length > 0)
  if (seeing.length > 1) return seeing
  const reading = judges.filter(({ mode, scores }) => mode === 'text' && scores.length > 0)
  return reading.length > 1 ? reading : []
}

/** Every section that one of them judged, in the order of a critique. */
export function judgeSections(judges: readonly Judge[]): Judged[] {
  const compared = comparedJudges(judges)
  const scoreOf = (judge: Judge, section: SectionId): number | undefined =>
    judge.scores.find((each) => each.section === section)?.score
  return sections.flatMap(({ id, heading }) => {
    const levels = judges.map((judge) => {
      const score = scoreOf(judge, id)
      return score === undefined ? null : levelOfScore(score)
    })
    if (levels.every((level) => level === null)) return []
    const scores = compared.flatMap((judge) => scoreOf(judge, id) ?? [])
    // Tenths, which do not add up in binary.
    const spread = scores.length < 2 ? 0 : Math.round(10 * (Math.max(...scores) - Math.min(...scores))) / 10
    const verdict =
      scores.length < 2 ? null : spread >= farPoints ? 'differ' : spread <= nearPoints ? 'agree' : null
    return [{ section: id, heading, levels, spread, verdict }]
  })
}

/** The finished critiques of a photograph that can stand side by side: the newest of each advisor, in their order. */
export function comparableJobs({ photoJobs, jobs }: StudioState, photoId: string): string[] {
  const newest = new Map<string, string>()
  for (const id of photoJobs.get(photoId) ?? []) {
    const job = jobs.get(id)
    if (job?.status === 'completed') newest.set(job.advisorId, id)
  }
  return [...newest.values()]
}
