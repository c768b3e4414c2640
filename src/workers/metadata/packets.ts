// The XMP packet in a photograph, read and replaced by ExifTool, and what makes sure that nothing else was.
import { hash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { AppError } from '../../shared/errors.ts'
import { runExifTool } from './exifTool.ts'

/** What is written into, as ExifTool calls it. */
const written: ReadonlySet<string> = new Set(['JPEG', 'TIFF', 'DNG', 'HEIC', 'HEIF'])

const foundSchema = z
  .tuple([
    z.object({
      FileType: z.string().optional(),
      ImageDataHash: z.string().optional(),
      /** Text, or bytes as "base64:...". */
      XMP: z.string().optional(),
    }),
  ])
  .transform(([found]) => found)

/** Rejects with `export-unwritable` for a file that nothing is written into, and as `runExifTool` does. */
async function ask(file: Buffer, ...wanted: string[]): Promise<z.output<typeof foundSchema>> {
  const answer = await runExifTool(['-json', '-b', '-FileType', '-XMP', ...wanted, '-'], file)
  const found = foundSchema.safeParse(parsed(answer))
  if (!found.success || !written.has(found.data.FileType ?? '')) throw refused()
  return found.data
}

/** The packet in a file, null where there is none. Rejects as `ask` does. */
export async function packetIn(file: Buffer): Promise<Buffer | null> {
  const { XMP } = await ask(file)
  return XMP ? bytesOf(XMP) : null
}

type Found = {
  xmp: Buffer | null
  /** SHA-256 of the stored picture alone; null where ExifTool knows none, as of a TIFF that is a JPEG within. */
  picture: string | null
  /** SHA-256 of all smaller pictures in it, and of such a one. */
  previews: string
  /** Every other field as ExifTool reads it, but for what says how large the file is, and where in it something lies. */
  fields: string
}

const placesAndSizes = /^(XMP|System:|File:|ExifTool:|SourceFile)|(Offsets?|Start|MediaDataSize|:XMP)$/

async function fieldsOf(file: Buffer): Promise<string> {
  const [fields] = z
    .tuple([z.record(z.string(), z.unknown())])
    .parse(JSON.parse((await runExifTool(['-json', '-G1', '-a', '-n', '-'], file)).toString()))
  return JSON.stringify(Object.entries(fields).filter(([name]) => !placesAndSizes.test(name)))
}

const previewTags = ['-PreviewImage', '-JpgFromRaw', '-OtherImage', '-ThumbnailImage']
const noPreviews = hash('sha256', '')

async function lookInto(file: Buffer): Promise<Found> {
  const [{ XMP, ImageDataHash }, previews, fields] = await Promise.all([
    ask(file, '-ImageDataHash', '-api', 'ImageHashType=SHA256'),
    runExifTool(['-b', '-a', ...previewTags, '-'], file),
    fieldsOf(file),
  ])
  const xmp = XMP ? bytesOf(XMP) : null
  return { xmp, picture: ImageDataHash ?? null, previews: hash('sha256', previews), fields }
}

/**
 * The file with `xmp` in it, after which its picture and its packet were found to be what they are to be. Rejects as
 * `ask` does.
 */
export async function withPacket(file: Buffer, xmp: Uint8Array): Promise<Buffer> {
  const [before, rewritten] = await Promise.all([lookInto(file), replaced(file, xmp)])
  if (before.xmp?.includes(continued)) throw tooLong()
  const after = await lookInto(rewritten)
  const isWritten = after.xmp !== null && trimmed(after.xmp).equals(trimmed(xmp))
  if (!isWritten || !isSamePicture(before, after) || before.fields !== after.fields) throw refused()
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

/** Nothing that could be compared is no sameness. */
function isSamePicture(before: Found, after: Found): boolean {
  const isKnown = before.picture !== null || before.previews !== noPreviews
  const isSame = before.picture === null || before.picture === after.picture
  return isKnown && isSame && before.previews === after.previews
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
