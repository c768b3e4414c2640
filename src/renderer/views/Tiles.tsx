import { useEffect, useState } from 'react'
import type { Photo } from '../../shared/photos.ts'
import { tileLevels } from '../../shared/tiles.ts'
import { AppError } from '../../shared/errors.ts'
import { useStudio } from '../state/StudioProvider.tsx'
import { problemOf } from '../words/report.ts'
import { levelFor, needsTiles, seenTiles, type Place, type Scene } from '../zoom/geometry.ts'

/** Whoever only passes by asks for no tiles, milliseconds; where the photograph was made larger somebody looks already. */
const dwellMs = { fit: 400, close: 60 }
/** How soon is asked again after another photograph was cut first, milliseconds. */
const againMs = 500
/** How often the tiles of a photograph may turn out to be gone. */
const mostLosses = 3

type TilesProps = { photo: Photo; scene: Scene; place: Place; isClose: boolean }

/** The photograph's own pixels over its small copy, where that has too few: each tile stands there once it has come. */
export function Tiles({ photo, scene, place, isClose }: TilesProps) {
  const { client } = useStudio()
  const { frame, stage } = scene
  const scale = (place.width / frame.width) * stage.dpr
  const isNeeded = isClose || needsTiles(frame, scale)
  const { path, error, lost } = useTilePath(photo, isNeeded ? (isClose ? dwellMs.close : dwellMs.fit) : null)
  if (!isNeeded) return null
  if (error !== null) {
    return (
      <p className="on-photo at-top" role="status">
        Shown from its small copy. {error}
      </p>
    )
  }
  if (path === null) return null
  const level = levelFor(frame, scale)
  const coarsest = tileLevels(frame).length - 1
  // Under the level that is wanted lies a coarser one, of which few tiles are enough.
  const levels = level === coarsest ? [level] : [coarsest, level]
  const tiles = levels.flatMap((each) => seenTiles(each, place, scene))
  return (
    <div className={scale >= 1 ? 'tiles as-they-are' : 'tiles'} aria-hidden="true">
      {tiles.map(({ name, left, top, width, height }) => (
        <img
          key={name}
          src={client.tileUrl(path, name)}
          alt=""
          draggable={false}
          style={{ left, top, width, height }}
          onError={lost}
        />
      ))}
    </div>
  )
}

/** Where the tiles lie, asked for after a while; with null, not. `lost`: one of them is not there any more. */
function useTilePath({ id }: Photo, afterMs: number | null) {
  const { client } = useStudio()
  const [path, setPath] = useState<string | null>(null)
  const [error, setError] = useState<string | null>(null)
  const [losses, setLosses] = useState(0)
  const isWanted = afterMs !== null && path === null && error === null
  useEffect(() => {
    if (!isWanted) return undefined
    let timer = setTimeout(() => void ask(), afterMs)
    let isOver = false
    const ask = async (): Promise<void> => {
      try {
        const answer = await client.call('photos.tiles', { id })
        if (!isOver) setPath(answer.path)
      } catch (thrown) {
        if (isOver) return
        if (thrown instanceof AppError && thrown.code === 'cancelled')
          timer = setTimeout(() => void ask(), againMs)
        else setError(problemOf(thrown).sentence)
      }
    }
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [client, id, isWanted, afterMs])
  const lost = (): void => {
    if (losses >= mostLosses) return setError('Its pixels could not be loaded.')
    setLosses(losses + 1)
    setPath(null)
  }
  return { path, error, lost }
}
