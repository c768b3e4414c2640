/** The engine could not be built, for a reason that is told in the message. */
export class EngineBuildError extends Error {
  override name = 'EngineBuildError'
}
