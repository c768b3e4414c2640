import { Fragment } from 'react'
import { useActions, useStudioState } from '../state/StudioProvider.tsx'
import { useChosenAdvisors } from '../state/useChosenAdvisors.ts'
import { clickOn, elementIds } from './elements.ts'
import { FirstRun } from './models/FirstRun.tsx'

/** What a first visitor sees: where to put photographs, one to try with, and whether a model shall look at them. */
export function EmptyState() {
  const samples = useStudioState((state) => state.samples)
  const { addSample } = useActions()
  const { ids } = useChosenAdvisors()
  return (
    <div className="empty">
      <div className="empty-grid">
        <div className="empty-field">
          <h2>Drop photographs here</h2>
          <p>Files or whole folders, anywhere on this page. They are measured first, then spoken about.</p>
          <p className="empty-buttons">
            <button
              type="button"
              id={elementIds.choose}
              className="button strong"
              onClick={() => clickOn('files')}
            >
              Choose photographs
            </button>
            <button type="button" className="button" onClick={() => clickOn('folder')}>
              Choose a folder
            </button>
          </p>
          {samples.length > 0 && (
            <p>
              None at hand? Try it with{' '}
              {samples.map(({ id, name }, index) => (
                <Fragment key={id}>
                  {index > 0 && ' or '}
                  <button type="button" className="text-button" onClick={() => void addSample(id, ids)}>
                    {name}
                  </button>
                </Fragment>
              ))}
            </p>
          )}
          <p className="empty-small">JPEG, HEIC, PNG, WebP, TIFF, AVIF, GIF and camera raw</p>
          <FirstRun />
        </div>
        <i className="empty-red" />
        <i className="empty-white" />
        <i className="empty-blue" />
        <i className="empty-plain" />
        <i className="empty-yellow" />
      </div>
    </div>
  )
}
