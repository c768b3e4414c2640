import { createStudio, type StudioOptions } from '../studio.ts'
import { fakeClient, fakeFrames } from './fakeClient.ts'

/** A connected studio whose Mondrian gives `answers` and whose frames come when the test says so. */
export function openFakeStudio(
  answers: Parameters<typeof fakeClient>[0] = {},
  shownBefore: StudioOptions['shownBefore'] = null,
  wantedBefore: StudioOptions['wantedBefore'] = null,
) {
  const fake = fakeClient(answers)
  const frames = fakeFrames()
  const studio = createStudio({
    client: fake.client,
    onNextFrame: frames.onNextFrame,
    wallNow: () => 1000,
    shownBefore,
    wantedBefore,
  })
  const disconnect = studio.connect()
  return { ...fake, ...frames, ...studio, disconnect, state: studio.store.getState }
}
