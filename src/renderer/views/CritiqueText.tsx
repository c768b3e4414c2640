import { useMemo, type RefObject } from 'react'
import { isOnSentence, type SectionScore, type SentenceFlag } from '../../shared/critique.ts'
import type { Job } from '../../shared/jobs.ts'
import { ClosingFlags } from '../components/ClosingFlags.tsx'
import { Failure } from '../components/Failure.tsx'
import { FinalStats } from '../components/FinalStats.tsx'
import { Markdown } from '../markdown/Markdown.tsx'
import type { JobDetail } from '../state/studioState.ts'
import { problemOfJob } from '../words/report.ts'
import { FaultTools } from './FaultTools.tsx'
import { Means } from './Means.tsx'
import { AsAdvised, RemarkedText } from './RemarkedText.tsx'
import { Turned } from './Turned.tsx'

const noFlags: readonly SentenceFlag[] = []
const noScores: readonly SectionScore[] = []

type CritiqueTextProps = { job: Job; detail: JobDetail; scroller: RefObject<HTMLDivElement | null> }

/** The critique as it grows, and what it was made with. */
export function CritiqueText({ job, detail, scroller }: CritiqueTextProps) {
  const { text, critique } = detail
  const onSentences = useMemo(() => critique?.flags.filter(isOnSentence) ?? noFlags, [critique])
  return (
    <>
      <Means job={job} />
      {critique && <Turned job={job} critique={critique} />}
      <RemarkedText
        className={isWritten(job) ? 'critique-body writing' : 'critique-body'}
        scroller={scroller}
      >
        {(marked) => (
          <Markdown text={text ?? ''} flags={onSentences} scores={critique?.scores ?? noScores} {...marked} />
        )}
      </RemarkedText>
      <AsAdvised />
      {critique && <ClosingFlags flags={critique.flags} />}
      <Failure job={job}>
        <FaultTools problems={[problemOfJob(job)]} job={job} />
      </Failure>
      {critique && <FinalStats critique={critique} />}
    </>
  )
}

/** Whether the text of the critique grows just now. */
export const isWritten = (job: Job): boolean => job.status === 'running' && job.stage === 'writing'
