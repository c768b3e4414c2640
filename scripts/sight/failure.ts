/** Why there are no nets, as a sentence for a person. */
export class SightError extends Error {
  override name = 'SightError'
}
