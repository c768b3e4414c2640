import type { Photo } from '../../shared/photos.ts'
import { useActions, useStudioState } from '../state/StudioProvider.tsx'
import { Versions } from './Versions.tsx'

/** What is worth knowing about a photograph beside its measurements. Its height is the same with nothing in it. */
export function PhotoNotes({ photo }: { photo: Photo }) {
  return (
    <p className="photo-notes">
      {photo.warning !== null && <em title={photo.warning}>{photo.warning}</em>}
      {photo.duplicateOf !== null && <Duplicate of={photo.duplicateOf} />}
      {photo.status === 'measured' && <Versions key={`${photo.id} ${photo.rotation}`} photoId={photo.id} />}
    </p>
  )
}

function Duplicate({ of }: { of: string }) {
  const name = useStudioState((state) => state.photos.get(of)?.name)
  const { goTo } = useActions()
  return (
    <span>
      The same file as{' '}
      <button type="button" className="text-button" onClick={() => void goTo(of)}>
        {name ?? 'an earlier photograph'}
      </button>
    </span>
  )
}
