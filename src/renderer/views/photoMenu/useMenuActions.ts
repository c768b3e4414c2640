import type { Photo } from '../../../shared/photos.ts'
import { selectedJob } from '../../state/selectors.ts'
import { useActions, useStudio, useStudioState } from '../../state/StudioProvider.tsx'
import { focusOn, togglePopover } from '../elements.ts'

export type MenuEntry = { name: string; act: () => unknown }

type MenuFor = {
  photos: readonly Photo[]
  programs: readonly string[] | null
  onOpened: () => Promise<void>
  say: (sentence: string) => void
}

/** What leaves Mondrian, and which programs take it: two parts of a menu, the second one in the desktop app alone. */
export function useMenuActions({ photos, programs, onOpened, say }: MenuFor): MenuEntry[][] {
  const { store, client } = useStudio()
  const { changeView, copyCritique, openIn, revealPhoto, writeMetadata } = useActions()
  const job = useStudioState(selectedJob)
  const isInto = useStudioState(({ settings }) => settings?.metadataInto === 'photograph')
  const [one] = photos
  const isOne = photos.length === 1
  const measured = photos.filter(({ status }) => status === 'measured')
  if (!one || measured.length === 0) return []

  const exportThem = (): void => {
    if (!isOne) return focusOn('exportChosen')
    if (store.getState().view !== 'loupe') changeView('loupe')
    // What it opens stands beside the photograph, which may not be there before.
    requestAnimationFrame(() => togglePopover('exports'))
  }
  const copy = async (jobId: string): Promise<void> =>
    say((await copyCritique(jobId)) ? 'Copied as Markdown and as rich text.' : 'It could not be copied.')
  const write = async (): Promise<void> => {
    const sentence = await writeMetadata(measured.map(({ id }) => id))
    if (sentence !== null) say(sentence)
  }
  const takeAlong = [
    { name: 'Export…', act: exportThem },
    ...(isOne && job?.photoId === one.id && job.status === 'completed'
      ? [{ name: 'Copy critique', act: () => copy(job.id) }]
      : []),
    { name: isInto ? 'Write into the photograph' : 'Write a sidecar beside it', act: write },
  ]
  if (client.handsOver !== 'paths' || !isOne) return [takeAlong]
  const { id } = one
  const others = [
    { name: 'Show in folder', act: () => revealPhoto(id) },
    ...(programs === null
      ? []
      : [
          { name: 'Open in the usual program', act: () => openIn({ id }) },
          ...programs.map((program) => ({
            name: `Open in ${program}`,
            act: () => openIn({ id, program }),
          })),
          { name: 'Open in another program…', act: () => openIn({ id, choose: true }).then(onOpened) },
        ]),
  ]
  return [takeAlong, others]
}
