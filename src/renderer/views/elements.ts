// The few elements that are reached from elsewhere on the page, by key or by button.

export const elementIds = {
  files: 'choose-files',
  folder: 'choose-folder',
  advisors: 'advisor-picker',
  settings: 'settings-dialog',
  remove: 'remove-dialog',
  list: 'photo-list',
  choose: 'choose-photographs',
  firstRun: 'first-run-title',
  critique: 'critique-text',
  question: 'question',
  exports: 'export-menu',
  exportChosen: 'export-chosen',
  marks: 'mark-menu',
  queue: 'queue-list',
  find: 'find-photographs',
  filters: 'find-filters',
  grid: 'photo-grid',
  versions: 'photo-versions',
  clipping: 'overlay-clipping',
  focus: 'overlay-focus',
  thirds: 'overlay-thirds',
  level: 'overlay-level',
  sight: 'overlay-sight',
  split: 'trial-split',
} as const
type ElementName = keyof typeof elementIds

export const focusOn = (name: ElementName): void => document.getElementById(elementIds[name])?.focus()
export const clickOn = (name: ElementName): void => document.getElementById(elementIds[name])?.click()

export function scrollToEnd(name: ElementName): void {
  const element = document.getElementById(elementIds[name])
  element?.scrollTo({ top: element.scrollHeight })
}

export function openDialog(name: ElementName): void {
  const dialog = document.getElementById(elementIds[name])
  if (dialog instanceof HTMLDialogElement && !dialog.open) dialog.showModal()
}

export const togglePopover = (name: ElementName): void => {
  document.getElementById(elementIds[name])?.togglePopover()
}

/** Focuses the conversation at this place of the list. */
export function focusOnTalk(at: number): void {
  const element = document.querySelector(`[data-talk="${at}"]`)
  if (element instanceof HTMLElement) element.focus()
}

/** Focuses the sentence with this number, and brings it into view. */
export function focusOnRemark(number: number): void {
  const element = document.querySelector(`.critique-body [data-remark="${number}"][tabindex]`)
  if (element instanceof HTMLElement) element.focus()
}
