import { Readable } from 'node:stream'
import type { Context } from 'hono'
import type { Core } from '../../core/index.ts'
import { dayOf } from '../../core/exporters/day.ts'
import type { ExportFile } from '../../core/exporters/files.ts'
import { zipFiles } from '../../core/exporters/zip.ts'
import { AppError, sentencesOf } from '../../shared/errors.ts'
import { exportFormats, exportOrderSchema, namePlaceholders } from '../../shared/exports.ts'

const contentTypes: Record<string, string> = {
  md: 'text/markdown; charset=utf-8',
  html: 'text/html; charset=utf-8',
  pdf: 'application/pdf',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json',
  zip: 'application/zip',
}

/** A name for any browser (RFC 6266, RFC 8187): the plain one has what is not ASCII replaced. */
function disposition(name: string): string {
  const plain = name.replaceAll(/[^\w .()-]/g, '_')
  const encoded = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16)}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}

async function* withFirst(first: ExportFile, rest: AsyncIterator<ExportFile>): AsyncGenerator<ExportFile> {
  yield first
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value
}

/**
 * Answers with one file, or with an archive of several, as they are made; whoever goes away ends it.
 * Throws AppError `bad-request`, `not-found`.
 */
export async function sendExport(
  c: Context,
  core: Pick<Core, 'exportParcel'>,
  input: unknown,
): Promise<Response> {
  const order = exportOrderSchema.safeParse(input)
  if (!order.success) {
    const formats = Object.keys(exportFormats).join(', ')
    throw new AppError('bad-request', `An export wants {"format"}, one of ${formats}.`, {
      hint: `Beside it may stand photoIds, advisorIds and nameTemplate with {${namePlaceholders.join('}, {')}}.`,
    })
  }
  const { signal } = c.req.raw
  const { files, isOne, leftOut, at } = await core.exportParcel(order.data, signal)
  const iterator = files[Symbol.asyncIterator]()
  const first = await iterator.next()
  if (first.done) {
    const reason = leftOut[0]?.reason ?? 'There is no photograph to export.'
    throw new AppError('not-found', sentencesOf({ message: 'Nothing could be exported.', hint: reason }))
  }
  const name = isOne ? first.value.name : `Mondrian ${dayOf(at)}.zip`
  const body = isOne ? first.value.text : zipFiles(withFirst(first.value, iterator), at)
  c.header('content-type', contentTypes[name.split('.').at(-1)!])
  c.header('content-disposition', disposition(name))
  c.header('cache-control', 'no-store')
  return c.body(Readable.toWeb(Readable.from(bytesOf(body), { objectMode: false })) as ReadableStream)
}

async function* bytesOf(pieces: AsyncIterable<string | Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) yield typeof piece === 'string' ? Buffer.from(piece) : piece
}
