import { Columns2, LayoutGrid, MessagesSquare, Settings, Square } from 'lucide-react'
import { Mark } from '../components/Mark.tsx'
import { listedCount, runningJob } from '../state/selectors.ts'
import { fetchingFrom } from '../state/shelf.ts'
import { useActions, useStudioState } from '../state/StudioProvider.tsx'
import type { StudioState } from '../state/studioState.ts'
import type { Link } from '../eventStream.ts'
import { fetchingBrief } from '../words/models.ts'
import { shareText } from '../words/numbers.ts'
import { awayText } from '../words/servers.ts'
import { openDialog } from './elements.ts'

const linkSentences: Record<Link, string> = {
  connecting: 'Connecting…',
  open: 'Offline · nothing leaves this computer',
  lost: 'Connection lost, reconnecting…',
  denied: 'This link is no longer valid. Open the one Mondrian printed',
}

/** The model that writes next, whether it looks, where it computes, and whether it is in memory; opens the models. */
function ModelChip() {
  const model = useStudioState(
    ({ models, settings }) => models.find(({ id }) => id === settings?.defaultModelId) ?? models[0],
  )
  const device = useStudioState((state) => state.device)
  const loading = useStudioState((state) => loadingText(state, model?.id))
  const fetching = useStudioState(({ shelf }) => shelf.downloads.find(({ state }) => state === 'running'))
  const { openModels } = useActions()
  if (!model) return null
  const standing = model.server || model.loaded ? 'ready' : 'loads with the first photograph'
  const state = loading ?? (fetching ? fetchingBrief(fetching) : standing)
  const looks = model.mode === null ? 'cannot be used' : model.mode === 'vision' ? 'looks' : 'does not look'
  const text = [model.name, looks, model.loaded && !model.server ? device : null, state]
    .filter(Boolean)
    .join(' · ')
  return (
    <button
      type="button"
      className="chip model-chip"
      aria-haspopup="dialog"
      title={`${text}. Models (W)`}
      onClick={openModels}
    >
      <i className={model.loaded ? 'dot dot-good' : 'dot'} aria-hidden="true" />
      <span className="chip-text">{text}</span>
    </button>
  )
}

/** "loading 42 %" while a job loads this model. */
function loadingText(state: StudioState, modelId: string | undefined): string | null {
  const job = runningJob(state)
  if (job?.stage !== 'loading' || job.modelId !== modelId) return null
  const share = state.details.get(job.id)?.stageShare ?? null
  return share === null ? 'loading' : `loading ${shareText(share)}`
}

const views = [
  ['grid', 'Grid', 'G', LayoutGrid],
  ['loupe', 'One photograph', 'E', Square],
  ['compare', 'Compare', 'C', Columns2],
  ['talk', 'Conversations about photography', 'B', MessagesSquare],
] as const

/** Many photographs, one with its critique, or conversations about none. */
function ViewSwitch() {
  const view = useStudioState((state) => state.view)
  const isEmpty = useStudioState((state) => listedCount(state) === 0)
  const { changeView, compare } = useActions()
  return (
    <div className="view-switch" role="group" aria-label="View">
      {views
        .filter(([name]) => !isEmpty || name === 'loupe' || name === 'talk')
        .map(([name, label, letter, Icon]) => (
          <button
            key={name}
            type="button"
            className="icon-button"
            aria-label={label}
            aria-pressed={view === name}
            title={`${label} (${letter})`}
            onClick={() => (name === 'compare' ? compare(name) : changeView(name))}
          >
            <Icon size={16} aria-hidden="true" />
          </button>
        ))}
    </div>
  )
}

export function TopBar() {
  const link = useStudioState((state) => state.link)
  const host = useStudioState(({ shelf }) => fetchingFrom(shelf))
  const isFetching = link === 'open' && host !== null
  const away = useStudioState(({ models, settings }) => {
    const writer = models.find(({ id }) => id === settings?.defaultModelId)
    return writer ? awayText(writer) : null
  })
  const isAway = link === 'open' && away !== null
  return (
    <header className="bar">
      <Mark />
      <h1>Mondrian</h1>
      <ViewSwitch />
      <span className="bar-space" />
      <ModelChip />
      <span className={`chip link-chip link-${link}`}>
        {(link !== 'open' || isFetching || isAway) && <i className="dot dot-bad" aria-hidden="true" />}
        <span className="chip-text">
          {isFetching ? `Fetching from ${host}` : isAway ? away : linkSentences[link]}
        </span>
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
