import { Face } from '../components/Face.tsx'
import { Figures } from '../components/Figures.tsx'
import { StageRail } from '../components/StageRail.tsx'
import { awaitedAnswer } from '../state/conversation.ts'
import { selectedJob } from '../state/selectors.ts'
import { emptyDetail } from '../state/studioState.ts'
import { useStudioState } from '../state/StudioProvider.tsx'
import { useChosenAdvisors } from '../state/useChosenAdvisors.ts'
import { AdvisorCard } from './AdvisorCard.tsx'
import { AdvisorPicker } from './AdvisorPicker.tsx'
import { Composer } from './conversation/Composer.tsx'
import { Conversation } from './conversation/Conversation.tsx'
import { CritiqueText, isWritten } from './CritiqueText.tsx'
import { JobFooter } from './JobFooter.tsx'
import { JobTabs } from './JobTabs.tsx'
import { PanelSummary } from './PanelSummary.tsx'
import { ReadingFrame } from './ReadingFrame.tsx'

/** The right column: who speaks, where it stands, and the critique as it grows. */
export function CritiquePanel() {
  const job = useStudioState(selectedJob)
  const detail = useStudioState((state) => state.details.get(job?.id ?? '')) ?? emptyDetail
  const now = useStudioState((state) => (detail.clockStart === null ? 0 : state.now))
  const chosen = useChosenAdvisors()
  const known = useStudioState((state) => state.advisors.find(({ id }) => id === job?.advisorId))
  const advisor = job ? known : chosen.advisors[0]
  const text = job?.status === 'queued' && !detail.text ? null : job
  const photoId = useStudioState((state) => state.selectedPhotoId)
  const answer = useStudioState(({ conversation }) => awaitedAnswer(conversation))
  const tail = useStudioState(({ conversation }) => conversation.messages.at(-1)?.text ?? '')
  const name = advisor?.name ?? job?.advisorId ?? ''
  const others = job ? 0 : chosen.advisors.length - 1
  return (
    <section className="panel" aria-label="Critique">
      <header className="who">
        <Face name={name} />
        <div className="who-text">
          <h2>
            {name}
            {others > 0 && <span> and {others} more</span>}
          </h2>
          <small title={advisor?.tradition}>
            {advisor ? `in the tradition of ${advisor.tradition}` : ' '}
          </small>
        </div>
        <AdvisorPicker />
      </header>
      <PanelSummary />
      <JobTabs />
      <div className="standing">
        <StageRail job={job} detail={detail} />
        <Figures job={job} detail={detail} now={now} />
      </div>
      <ReadingFrame
        key={text ? text.id : 'advisor'}
        label={text ? 'Text of the critique' : 'Advisor'}
        {...(!text && { className: 'advisor-card' })}
        tail={tail}
        growing={answer?.text ?? (text && isWritten(text) ? (detail.text ?? '') : null)}
      >
        {(scroller) => (
          <>
            {text ? (
              <CritiqueText job={text} detail={detail} scroller={scroller} />
            ) : (
              <AdvisorCard advisor={advisor} />
            )}
            <Conversation />
          </>
        )}
      </ReadingFrame>
      {photoId !== null && <Composer key={photoId} photoId={photoId} />}
      <JobFooter job={job} detail={detail} />
    </section>
  )
}
