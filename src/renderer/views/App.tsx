import { useState } from 'react'
import { keepPreferences, readPreferences, type Preferences } from '../page.ts'
import { useStudioState } from '../state/StudioProvider.tsx'
import { PreferencesContext } from '../state/usePreferences.ts'
import { Gallery } from './advisors/Gallery.tsx'
import { CritiquePanel } from './CritiquePanel.tsx'
import { DropZone } from './DropZone.tsx'
import { Library } from './Library.tsx'
import { Announcer, Problems } from './Messages.tsx'
import { useMarkKeys } from './markKeys.ts'
import { Palette } from './palette/Palette.tsx'
import { PageFault } from './PageFault.tsx'
import { PhotoMenu } from './photoMenu/PhotoMenu.tsx'
import { PhotoGrid } from './PhotoGrid.tsx'
import { PhotoPanes } from './panes/PhotoPanes.tsx'
import { SideCritiques } from './panes/SideCritiques.tsx'
import { PhotoView } from './PhotoView.tsx'
import { ReadingDialog } from './ReadingDialog.tsx'
import { RemovedCritique } from './RemovedCritique.tsx'
import { RemoveDialog } from './RemoveDialog.tsx'
import { ModelsDialog } from './models/ModelsDialog.tsx'
import { SettingsDialog } from './SettingsDialog.tsx'
import { useHostRequests, useShortcuts } from './shortcuts.ts'
import { SkippedFiles } from './SkippedFiles.tsx'
import { TalkList } from './talks/TalkList.tsx'
import { TalkView } from './talks/TalkView.tsx'
import { TopBar } from './TopBar.tsx'
import { useAllKey, useFindKey } from './viewKeys.ts'
import { useTrialKeys } from './trialKeys.ts'

/** The whole page. */
export function App() {
  const [preferences, setPreferences] = useState(readPreferences)
  const change = (patch: Partial<Preferences>): void => {
    const next = { ...preferences, ...patch }
    keepPreferences(next)
    setPreferences(next)
  }
  return (
    <PreferencesContext value={{ preferences, change }}>
      <PageFault>
        <DropZone>
          <Studio />
        </DropZone>
      </PageFault>
    </PreferencesContext>
  )
}

function Studio() {
  useShortcuts()
  useHostRequests()
  useTrialKeys()
  useMarkKeys()
  useFindKey()
  useAllKey()
  const isCovered = useStudioState(({ shelf }) => shelf.isOpen)
  return (
    <div className="studio">
      <TopBar />
      <Views />
      <SettingsDialog />
      <ModelsDialog />
      <RemoveDialog />
      <SkippedFiles />
      <Problems />
      <RemovedCritique />
      <PhotoMenu />
      <Palette />
      <ReadingDialog />
      {/* Behind an open dialog nothing is told: that has its own. */}
      {!isCovered && <Announcer />}
    </div>
  )
}

/** What fills the window below the bar. */
function Views() {
  const view = useStudioState((state) => state.view)
  if (view === 'compare' || view === 'survey') return <PhotoPanes key={view} kind={view} />
  if (view === 'critiques') return <SideCritiques />
  if (view === 'advisors') return <Gallery />
  if (view === 'talk') {
    return (
      <>
        <TalkList />
        <TalkView />
      </>
    )
  }
  return (
    <>
      <Library />
      {view === 'grid' ? (
        <PhotoGrid />
      ) : (
        <>
          <PhotoView />
          <CritiquePanel />
        </>
      )}
    </>
  )
}
