import { useEffect, useState } from 'react'
import { noLookAlikes } from '../state/actions.ts'
import { isMeasuring } from '../state/selectors.ts'
import { useActions, useStudio, useStudioState } from '../state/StudioProvider.tsx'
import { countOf } from '../words/numbers.ts'
import { fileLine } from '../words/photo.ts'
import { elementIds, togglePopover } from './elements.ts'
import { turnedUrl } from './pictureUrl.ts'

/** Photographs that look alike, one click away. Draws nothing where there are none. */
export function Versions({ photoId }: { photoId: string }) {
  const { client } = useStudio()
  const { versions, goTo } = useActions()
  const [{ versions: others, moment, best }, setFound] = useState(noLookAlikes)
  // Asked again once all are measured: until then one may be missing.
  const isComplete = !useStudioState(isMeasuring)
  useEffect(() => {
    let isShown = true
    const look = async (): Promise<void> => {
      const found = await versions(photoId)
      if (isShown) setFound(found)
    }
    void look()
    return () => {
      isShown = false
    }
  }, [photoId, versions, isComplete])
  if (others.length + moment.length === 0) return null
  const nameOf = (id: string): string =>
    [...others, ...moment].find((photo) => photo.id === id)?.name ?? 'Another'
  return (
    <>
      <button type="button" className="text-button" popoverTarget={elementIds.versions}>
        {counted(others.length, moment.length)}
      </button>
      <span id={elementIds.versions} popover="auto" className="versions" role="dialog" aria-label="Versions">
        {best && (
          <small>
            Best of its moment, as far as measured: {best.id === photoId ? 'this one' : nameOf(best.id)} (
            {best.reason})
          </small>
        )}
        {[...others, ...moment].map((photo) => (
          <button
            key={photo.id}
            type="button"
            onClick={() => {
              togglePopover('versions')
              void goTo(photo.id)
            }}
          >
            <img
              src={turnedUrl(client.thumbUrl(photo.id), photo)}
              alt=""
              width={84}
              height={63}
              loading="lazy"
            />
            <span>
              {photo.name}
              <small>{moment.includes(photo) ? 'of the same moment' : fileLine(photo)}</small>
            </span>
          </button>
        ))}
      </span>
    </>
  )
}

/** "2 versions of this photograph, 3 of its moment". */
function counted(versions: number, moment: number): string {
  const ofMoment =
    moment === 0
      ? []
      : [versions === 0 ? `${countOf(moment, 'photograph')} of this moment` : `${moment} of its moment`]
  return [
    ...(versions === 0 ? [] : [`${countOf(versions, 'version')} of this photograph`]),
    ...ofMoment,
  ].join(', ')
}
