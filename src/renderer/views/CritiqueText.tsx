import { ArrowDown } from 'lucide-react'
import { useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { isOnSentence, type SectionScore, type SentenceFlag } from '../../shared/critique.ts'
import type { Job } from '../../shared/jobs.ts'
import { ClosingFlags } from '../components/ClosingFlags.tsx'
import { Failure } from '../components/Failure.tsx'
import { FinalStats } from '../components/FinalStats.tsx'
import { Markdown } from '../markdown/Markdown.tsx'
import type { JobDetail } from '../state/studioState.ts'
import { problemOfJob } from '../words/report.ts'
import { elementIds, focusOn } from './elements.ts'
import { FaultTools } from './FaultTools.tsx'
import { Means } from './Means.tsx'
import { AsAdvised, RemarkedText } from './RemarkedText.tsx'
import { Turned } from './Turned.tsx'

const noFlags: readonly SentenceFlag[] = []
const noScores: readonly SectionScore[] = []
/** Nearer to the end than this is at the end, pixels. */
const nearEnd = 24

/** The critique. It does not move under the reader: it follows the text only for who went to its end. */
export function CritiqueText({ job, detail }: { job: Job; detail: JobDetail }) {
  const { text, critique } = detail
  const scroller = useRef<HTMLDivElement>(null)
  const isFollowing = useRef(false)
  const [hasMore, setHasMore] = useState(false)
  const onSentences = useMemo(() => critique?.flags.filter(isOnSentence) ?? noFlags, [critique])
  const isWriting = job.status === 'running' && job.stage === 'writing'

  const look = (): boolean => {
    const element = scroller.current
    if (!element) return false
    const below = element.scrollHeight - element.scrollTop - element.clientHeight
    setHasMore(below > nearEnd)
    return below <= nearEnd && element.scrollTop > 0
  }
  const toEnd = (): void => {
    isFollowing.current = true
    scroller.current?.scrollTo({ top: scroller.current.scrollHeight })
  }
  useLayoutEffect(() => {
    if (isFollowing.current && isWriting) toEnd()
    look()
  }, [text, isWriting])

  return (
    <div className="critique-frame">
      <div
        ref={scroller}
        id={elementIds.critique}
        className="critique"
        role="region"
        aria-label="Text of the critique"
        aria-busy={isWriting}
        tabIndex={0}
        onScroll={() => {
          isFollowing.current = look()
        }}
        onKeyDown={(event: KeyboardEvent) => {
          if (event.key === 'Escape') focusOn('list')
        }}
      >
        <Means job={job} />
        {critique && <Turned job={job} critique={critique} />}
        <RemarkedText className={isWriting ? 'critique-body writing' : 'critique-body'} scroller={scroller}>
          {(marked) => (
            <Markdown
              text={text ?? ''}
              flags={onSentences}
              scores={critique?.scores ?? noScores}
              {...marked}
            />
          )}
        </RemarkedText>
        <AsAdvised />
        {critique && <ClosingFlags flags={critique.flags} />}
        <Failure job={job}>
          <FaultTools problems={[problemOfJob(job)]} job={job} />
        </Failure>
        {critique && <FinalStats critique={critique} />}
      </div>
      {isWriting && hasMore && (
        <button type="button" className="button small follow" onClick={toEnd}>
          <ArrowDown size={14} aria-hidden="true" /> Follow the text
        </button>
      )}
    </div>
  )
}
