// What stands side by side. Knows no state.

export type Panes = {
  /** Photographs, in the order of the list. */
  photoIds: readonly string[]
  /** Those that were rejected in the survey: out of it as long as they are. */
  leftOut: ReadonlySet<string>
  /** Where it was begun, and where it is left to. */
  from: 'loupe' | 'grid'
}
export const noPanes: Panes = { photoIds: [], leftOut: new Set(), from: 'loupe' }
