// The XMP packet in a photograph, read and replaced by ExifTool, and what makes sure that nothing else was.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { AppError } from '../../shared/errors.ts'
import { runExifTool } from './exifTool.ts'

/** What is written into, as ExifTool calls it. */
const written: ReadonlySet<unknown> = new Set(['JPEG', 'TIFF', 'DNG', 'HEIC', 'HEIF'])

const fieldsSchema = z.tuple([z.record(z.string(), z.unknown())]).transform(([fields]) => fields)

/** What ExifTool reads of a file, by group and name. Rejects with `export-unwritable` where nothing is written into such a file. */
async function fieldsOf(file: Buffer, wanted: readonly string[]): Promise<Record<string, unknown>> {
  const answer = await runExifTool(['-json', '-b', '-G1', '-a', '-n', ...wanted, '-'], file)
  const fields = fieldsSchema.safeParse(parsed(answer))
  if (!fields.success || !written.has(fields.data['File:FileType'])) throw refused()
  return fields.data
}

const packetOf = (fields: Record<string, unknown>): Buffer | null => {
  const packet = fields['XMP:XMP']
  return typeof packet === 'string' ? bytesOf(packet) : null
}

/** The packet in a file, null where there is none. Rejects as `fieldsOf` does. */
export const packetIn = async (file: Buffer): Promise<Buffer | null> =>
  packetOf(await fieldsOf(file, ['-FileType', '-XMP']))

/** SHA-256 of the stored picture, which ExifTool has not of all kinds: a TIFF that is a JPEG within is a preview to it. */
const pictures = /^File:ImageDataHash$|:(PreviewImage|JpgFromRaw|OtherImage|ThumbnailImage)$/
/** What says how large the file is and where in it something lies, and what is computed of other fields. */
const notItsOwn = /^(XMP|System:|File:|ExifTool:|Composite:|SourceFile)|(Offsets?|Start|MediaDataSize)$/

/** Everything in a file but its packet: the picture, previews, and every field. */
async function lookInto(file: Buffer): Promise<{ xmp: Buffer | null; hasPicture: boolean; rest: string }> {
  const wanted = ['-all', '-XMP', '-ImageDataHash', '-api', 'ImageHashType=SHA256']
  const fields = await fieldsOf(file, wanted)
  const names = Object.keys(fields).filter((name) => pictures.test(name) || !notItsOwn.test(name))
  const rest = JSON.stringify(names.toSorted().map((name) => [name, fields[name]]))
  return { xmp: packetOf(fields), hasPicture: names.some((name) => pictures.test(name)), rest }
}

/**
 * The file with `xmp` in it, after which its packet was found to be that, and everything else to be what it was. Rejects
 * as `fieldsOf` does.
 */
export async function withPacket(file: Buffer, xmp: Uint8Array): Promise<Buffer> {
  const [before, rewritten] = await Promise.all([lookInto(file), replaced(file, xmp)])
  if (before.xmp?.includes(continued)) throw tooLong()
  const after = await lookInto(rewritten)
  const isWritten = after.xmp !== null && trimmed(after.xmp).equals(trimmed(xmp))
  if (!isWritten || !before.hasPicture || before.rest !== after.rest) throw refused()
  return rewritten
}

/** ExifTool takes a packet from a file alone: it lies in a folder of its own for as long. */
async function replaced(file: Buffer, xmp: Uint8Array): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'mondrian-packet-'))
  try {
    const packet = join(folder, 'packet.xmp')
    await writeFile(packet, xmp, { mode: 0o600 })
    return await runExifTool([`-XMP:XMP<=${packet}`, '-o', '-', '-'], file)
  } catch (error) {
    const isFull = ['ENOSPC', 'EDQUOT'].includes((error as NodeJS.ErrnoException).code ?? '')
    throw isFull ? noRoom(error) : error
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function parsed(answer: Buffer): unknown {
  try {
    return JSON.parse(answer.toString())
  } catch {
    return null
  }
}

const bytesOf = (text: string): Buffer =>
  text.startsWith('base64:') ? Buffer.from(text.slice(7), 'base64') : Buffer.from(text)
const trimmed = (bytes: Uint8Array): Buffer => Buffer.from(Buffer.from(bytes).toString().trim())

/**
 * Adobe's mark of a packet that goes on in further segments of a JPEG (XMP part 3, 1.1.3.1), as those of phones with a map
 * of depth do: ExifTool leaves these out where a packet is replaced.
 */
const continued = 'HasExtendedXMP'
const tooLong = (): AppError =>
  new AppError(
    'export-unwritable',
    'What stands in this photograph already is longer than is written anew, so it was left as it is.',
    {
      hint: 'A sidecar can be written beside it.',
    },
  )

const noRoom = (cause: unknown): AppError =>
  new AppError('disk-full', 'The disk of temporary files is full, so nothing was written.', {
    hint: 'Free some space, then try again.',
    cause,
  })

const refused = (): AppError =>
  new AppError('export-unwritable', 'Nothing can be written into this file, so it was left as it is.', {
    hint: 'It may be damaged, or of another kind than its name says. A sidecar can be written beside it.',
  })
