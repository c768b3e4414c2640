// The window's files and its pictures, for a host that speaks no HTTP and lets nobody else in.
// Never takes commands: those go the host's own way.
import { Hono, type MiddlewareHandler } from 'hono'
import { AppError } from '../../shared/errors.ts'
import { securityHeaders } from './headers.ts'
import { addPictures, type PictureSource } from './pictures.ts'
import { answerError } from './replies.ts'

export type PagesOptions = PictureSource & {
  /** Answers for the window's files and passes on the rest. */
  renderer: MiddlewareHandler
  /** Go out with every answer; `securityHeaders` unless a page under development needs others. */
  headers?: Record<string, string>
  /** Called with what was thrown and is no AppError. */
  onFault: (error: unknown) => void
}

export function createPages({ headers = securityHeaders, renderer, onFault, ...source }: PagesOptions): Hono {
  const app = new Hono()
  app.onError((error, c) => answerError(c, error, onFault))
  app.notFound((c) => answerError(c, new AppError('not-found', 'There is nothing here.'), onFault))
  app.use(async (c, next) => {
    await next()
    for (const [name, value] of Object.entries(headers)) c.header(name, value)
  })
  // First: a development server would answer with its page whatever it is asked for.
  addPictures(app, source, (_, next) => next())
  app.use(renderer)
  return app
}
