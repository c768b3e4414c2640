import { Contrast, Focus, Grid3x3, RotateCw, Ruler, ScanEye, Trash2 } from 'lucide-react'
import { pageActions } from '../../shared/host.ts'
import { shownFact } from '../../shared/scales/shown.ts'
import type { Photo } from '../../shared/photos.ts'
import { overlayNames, overlays, type OverlayName } from '../components/Overlays.tsx'
import { useActions, useStudioState } from '../state/StudioProvider.tsx'
import { elementIds, openDialog } from './elements.ts'
import { MarkMenu } from './MarkMenu.tsx'
import { ExportMenu } from './ExportMenu.tsx'

const icons = {
  clipping: Contrast,
  focus: Focus,
  thirds: Grid3x3,
  level: Ruler,
  sight: ScanEye,
} as const satisfies Record<OverlayName, unknown>

type PhotoToolsProps = {
  photo: Photo
  /** The overlays that are on. */
  shown: ReadonlySet<OverlayName>
  toggle: (name: OverlayName) => void
}

/** What is drawn over the photograph, its turn and its end. */
export function PhotoTools({ photo, shown, toggle }: PhotoToolsProps) {
  const facts = useStudioState((state) => state.facts.get(photo.id)?.facts)
  const { turn } = useActions()
  return (
    <div className="photo-tools" role="group" aria-label="On the photograph">
      {overlayNames.map((name) => {
        const { label, fact } = overlays[name]
        const display = facts && shownFact(facts, fact)?.display
        const letter = pageActions.find(({ id }) => id === name)?.letter
        const Icon = icons[name]
        return (
          <button
            key={name}
            id={elementIds[name]}
            type="button"
            className="icon-button"
            aria-label={label}
            aria-pressed={shown.has(name)}
            title={`${label}${display ? `: ${display}` : ''} (${letter})`}
            onClick={() => toggle(name)}
          >
            <Icon size={16} aria-hidden="true" />
          </button>
        )
      })}
      <button
        type="button"
        className="icon-button"
        aria-label="Turn clockwise"
        title="Turn clockwise (T)"
        disabled={photo.status === 'failed'}
        onClick={() => void turn(photo.id)}
      >
        <RotateCw size={16} aria-hidden="true" />
      </button>
      <MarkMenu photo={photo} />
      <ExportMenu key={photo.id} photo={photo} />
      <button
        type="button"
        className="icon-button"
        aria-label="Remove"
        title="Remove (Delete)"
        onClick={() => openDialog('remove')}
      >
        <Trash2 size={16} aria-hidden="true" />
      </button>
    </div>
  )
}
