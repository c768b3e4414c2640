// Puts client, state and views together. Never decides anything.
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createHttpClient } from './client.ts'
import { createIpcClient, findBridge } from './ipcClient.ts'
import {
  keepShown,
  keepWanted,
  onNextFrame,
  readPreferences,
  readShown,
  readWanted,
  showTheme,
} from './page.ts'
import { createStudio } from './state/studio.ts'
import { StudioProvider } from './state/StudioProvider.tsx'
import { App } from './views/App.tsx'
import { openVoice } from './voice/openVoice.ts'
import { VoiceProvider } from './voice/VoiceProvider.tsx'

showTheme(readPreferences())
const bridge = findBridge()
const studio = createStudio({
  client: bridge ? createIpcClient(bridge) : createHttpClient(),
  onNextFrame,
  wallNow: Date.now,
  shownBefore: readShown(),
  wantedBefore: readWanted(),
})
studio.store.subscribe(({ selectedPhotoId, selectedJobId }, before) => {
  const isSame = selectedPhotoId === before.selectedPhotoId && selectedJobId === before.selectedJobId
  if (!isSame && selectedPhotoId !== null) keepShown({ photoId: selectedPhotoId, jobId: selectedJobId })
})
studio.store.subscribe(({ shelf }, before) => {
  if (shelf.wanted !== before.shelf.wanted) keepWanted(shelf.wanted)
})
studio.connect()
const voice = openVoice(studio)

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <StudioProvider studio={studio}>
      <VoiceProvider voice={voice}>
        <App />
      </VoiceProvider>
    </StudioProvider>
  </StrictMode>,
)
