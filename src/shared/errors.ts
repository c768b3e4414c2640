import { z } from 'zod'

/** Every way a request, a job or a file can fail. Hosts map a code to words; code branches on nothing else. */
export const errorCodeSchema = z.enum([
  'bad-request',
  'not-found',
  'illegal-transition',
  'photo-missing',
  'photo-denied',
  'photo-not-a-file',
  'photo-empty',
  'photo-too-large',
  'photo-format',
  'photo-damaged',
  'photo-changed',
  'photo-timeout',
  'model-missing',
  'model-damaged',
  'model-unsupported',
  'model-too-large',
  'context-overflow',
  'grammar-invalid',
  'engine-crashed',
  'engine-stalled',
  'engine-stopped',
  'engine-failed',
  'critique-incomplete',
  'advisor-invalid',
  'timeout',
  'cancelled',
  'server-failed',
  'server-refused',
  'network-failed',
  'download-refused',
  'download-changed',
  'download-wrong',
  'disk-full',
  'store-busy',
  'store-newer',
  'store-unwritable',
  'store-damaged',
  'folder-moved',
  'export-unwritable',
  'internal',
])
export type ErrorCode = z.infer<typeof errorCodeSchema>

/** What crosses a process or host boundary in place of a thrown error. */
export const errorRecordSchema = z.object({
  code: errorCodeSchema,
  /** One sentence for a person, without a path or a stack. */
  message: z.string(),
  /** What to do about it, when that is not in the message. */
  hint: z.string().optional(),
})
export type ErrorRecord = z.infer<typeof errorRecordSchema>

/** What happened, and what to do about it: one sentence or two. */
export const sentencesOf = ({
  message,
  hint,
}: Pick<ErrorRecord, 'message'> & { hint?: string | undefined }): string =>
  hint === undefined ? message : `${message} ${hint}`

/** The one error type that is thrown on purpose. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly hint: string | undefined

  constructor(code: ErrorCode, message: string, options: { hint?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.name = 'AppError'
    this.code = code
    this.hint = options.hint
  }
}

/** What a person reads of an error that nobody foresaw: what it says itself may hold a path. */
export const unforeseen: ErrorRecord = {
  code: 'internal',
  message: 'Something went wrong inside Mondrian.',
  hint: 'The log says where.',
}

/** Any thrown value as a record; what is not an AppError becomes `unforeseen`. */
export function toErrorRecord(error: unknown): ErrorRecord {
  if (error instanceof AppError) {
    return { code: error.code, message: error.message, ...(error.hint ? { hint: error.hint } : {}) }
  }
  return unforeseen
}

/** The inverse of `toErrorRecord`, on the other side of a channel. */
export function fromErrorRecord(record: ErrorRecord): AppError {
  return new AppError(record.code, record.message, record.hint ? { hint: record.hint } : {})
}
