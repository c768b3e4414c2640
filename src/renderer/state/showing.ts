// Which photograph is on show, and the dropped file that stands in for it until it is there.
import type { Photo } from '../../shared/photos.ts'
import type { Loading } from './loading.ts'
import { select } from './merge.ts'
import type { Store } from './studioState.ts'

export function createShowing(store: Store, loading: Pick<Loading, 'completeSelection'>) {
  /** How often a person chose a photograph. */
  let choices = 0
  /** Shows the first file of a drop at once, where a browser can; `photoId` as soon as there is one. */
  const preview = (file: File | undefined): void => {
    const { preview: last } = store.getState()
    if (last) URL.revokeObjectURL(last.url)
    const isShown = file !== undefined && /^image\/(jpeg|png|webp|avif|gif)$/.test(file.type)
    store.setState({
      preview: isShown ? { url: URL.createObjectURL(file), name: file.name, photoId: null } : null,
    })
  }
  /** The photograph that comes on show takes its preview over; any other ends it. */
  const namePreview = (photo: Photo | undefined): void => {
    const { preview: last } = store.getState()
    if (last?.photoId !== null) return
    if (photo?.name === last.name) store.setState({ preview: { ...last, photoId: photo.id } })
    else preview(undefined)
  }
  const show = (photoId: string, jobId?: string): void => {
    namePreview(store.getState().photos.get(photoId))
    store.setState((state) => select(state, photoId, jobId))
    loading.completeSelection()
  }

  /** Shows what a person chose. */
  const choose = (photoId: string, jobId?: string): void => {
    choices += 1
    show(photoId, jobId)
  }
  /** Called as a drop begins: what shows its first photograph, unless a person chose another while it arrived. */
  const arrival = (): ((first: Photo) => void) => {
    const before = choices
    return ({ id }) => {
      if (choices === before) show(id)
    }
  }
  return { preview, namePreview, show, choose, arrival }
}
