import { Settings } from 'lucide-react'
import { Mark } from '../components/Mark.tsx'
import { runningJob } from '../state/selectors.ts'
import { useStudioState } from '../state/StudioProvider.tsx'
import type { StudioState } from '../state/studioState.ts'
import type { Link } from '../eventStream.ts'
import { shareText } from '../words/numbers.ts'
import { openDialog } from './elements.ts'

const linkSentences: Record<Link, string> = {
  connecting: 'Connecting…',
  open: 'Offline · nothing leaves this computer',
  lost: 'Connection lost, reconnecting…',
  denied: 'This link is no longer valid. Open the one Mondrian printed',
}

/** The model that writes next, where it computes, and whether it is in memory. */
function ModelChip() {
  const model = useStudioState(
    ({ models, settings }) => models.find(({ id }) => id === settings?.defaultModelId) ?? models[0],
  )
  const device = useStudioState((state) => state.device)
  const loading = useStudioState((state) => loadingText(state, model?.id))
  if (!model) return null
  const state = loading ?? (model.loaded ? 'ready' : 'loads with the first photograph')
  const text = [model.name, model.loaded ? device : null, state].filter(Boolean).join(' · ')
  return (
    <span className="chip model-chip">
      <i className={model.loaded ? 'dot dot-good' : 'dot'} aria-hidden="true" />
      <span className="chip-text">{text}</span>
    </span>
  )
}

/** "loading 42 %" while a job loads this model. */
function loadingText(state: StudioState, modelId: string | undefined): string | null {
  const job = runningJob(state)
  if (job?.stage !== 'loading' || job.modelId !== modelId) return null
  const share = state.details.get(job.id)?.stageShare ?? null
  return share === null ? 'loading' : `loading ${shareText(share)}`
}

export function TopBar() {
  const link = useStudioState((state) => state.link)
  return (
    <header className="bar">
      <Mark />
      <h1>Mondrian</h1>
      <span className="bar-space" />
      <ModelChip />
      <span className={`chip link-${link}`}>
        {link !== 'open' && <i className="dot dot-bad" aria-hidden="true" />}
        <span className="chip-text">{linkSentences[link]}</span>
      </span>
      <button
        type="button"
        className="icon-button"
        aria-label="Settings and shortcuts"
        title="Settings and shortcuts (?)"
        onClick={() => openDialog('settings')}
      >
        <Settings size={17} aria-hidden="true" />
      </button>
    </header>
  )
}
