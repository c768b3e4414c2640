type ExportOutcomeProps = {
  said: string
  isBusy: boolean
  canShow: boolean
  onStop: () => void
  onShow: () => void
}

/** How far an export is, with Stop, and where it went. */
export function ExportOutcome({ said, isBusy, canShow, onStop, onShow }: ExportOutcomeProps) {
  return (
    <>
      <span role="status">{said}</span>{' '}
      {isBusy && (
        <button type="button" className="text-button" onClick={onStop}>
          Stop the export
        </button>
      )}
      {canShow && (
        <button type="button" className="text-button" onClick={onShow}>
          Show in folder
        </button>
      )}
    </>
  )
}
