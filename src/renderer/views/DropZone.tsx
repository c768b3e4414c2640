import { useEffect, useEffectEvent, useRef, useState, type ReactNode } from 'react'
import { useActions, useStudio } from '../state/StudioProvider.tsx'
import { useChosenAdvisors } from '../state/useChosenAdvisors.ts'
import { acceptedEndings, filesOf, pickPhotos } from './droppedFiles.ts'
import { elementIds } from './elements.ts'
import { useAddFiles } from './useAddFiles.ts'

const unreadable = 'What was handed over could not be read.'
const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false

/** Takes photographs that are dropped anywhere on the page, and holds the two file choosers. */
export function DropZone({ children }: { children: ReactNode }) {
  const add = useAddFiles()
  const { client } = useStudio()
  const { ids } = useChosenAdvisors()
  const { report, addDropped } = useActions()
  const [isOver, setIsOver] = useState(false)

  const onDrop = useEffectEvent(async (event: DragEvent) => {
    setIsOver(false)
    if (!event.dataTransfer || !carriesFiles(event)) return
    event.preventDefault()
    // Where paths are handed over, Mondrian itself searches the folders.
    if (client.handsOver === 'paths') return addDropped([...event.dataTransfer.files], ids)
    await filesOf(event.dataTransfer).then(add, () => report(unreadable))
  })
  useEffect(() => {
    const over = (event: DragEvent): void => {
      if (!carriesFiles(event)) return
      event.preventDefault()
      setIsOver(true)
    }
    // Leaving one element for another inside the page is no leaving.
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setIsOver(false)
    }
    const drop = (event: DragEvent): void => void onDrop(event)
    // What comes to lie under a pointer at rest gets no `dragover` before the drop: unless it takes `dragenter`, it refuses.
    document.addEventListener('dragenter', over)
    document.addEventListener('dragover', over)
    document.addEventListener('dragleave', leave)
    document.addEventListener('drop', drop)
    return () => {
      document.removeEventListener('dragenter', over)
      document.removeEventListener('dragover', over)
      document.removeEventListener('dragleave', leave)
      document.removeEventListener('drop', drop)
    }
  }, [])

  return (
    <>
      {children}
      <FileChooser id={elementIds.files} fromFolder={false} />
      <FileChooser id={elementIds.folder} fromFolder />
      {isOver && (
        <div className="drop-cover" aria-hidden="true">
          <p>Drop photographs or folders</p>
        </div>
      )}
    </>
  )
}

function FileChooser({ id, fromFolder }: { id: string; fromFolder: boolean }) {
  const add = useAddFiles()
  const { report } = useActions()
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (input.current) input.current.webkitdirectory = fromFolder
  }, [fromFolder])
  return (
    <input
      ref={input}
      id={id}
      type="file"
      multiple
      hidden
      accept={fromFolder ? undefined : acceptedEndings}
      onChange={({ currentTarget }) => {
        void pickPhotos([...(currentTarget.files ?? [])]).then(add, () => report(unreadable))
        currentTarget.value = ''
      }}
    />
  )
}
