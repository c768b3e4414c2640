// Speaks with the metadata child for whoever reads or replaces the XMP packet in a photograph: hands over the file's bytes
// and takes the new file's. Never writes one itself.
import { randomUUID } from 'node:crypto'
import { AppError, toErrorRecord } from '../../shared/errors.ts'
import {
  mostEmbeddedInBytes,
  type MetadataReply,
  type MetadataRequest,
} from '../../shared/metadataMessages.ts'
import type { Supervisor } from '../workers/supervisor.ts'
import { answerRead } from './photoClient.ts'
import { openPhotoFile } from './photoFile.ts'

export type MetadataChild = Pick<Supervisor<MetadataRequest, MetadataReply>, 'run'>
type ReplyOf<Type extends MetadataReply['type']> = Extract<MetadataReply, { type: Type }>

/** Of a rewritten file; SHA-256 in hexadecimal, of it and of the file as it was. */
export type Rewritten = Pick<ReplyOf<'rewritten'>, 'size' | 'was' | 'sha256'>

/** ExifTool ends before by itself, milliseconds. */
const deadlineMs = 300_000

/**
 * The XMP packet in a photograph, null for none. Rejects with `export-unwritable` for a file that nothing can be written
 * into and where there is no ExifTool, with `photo-too-large`, and as `openPhotoFile` does.
 */
export async function readPacketIn(child: MetadataChild, path: string): Promise<Uint8Array | null> {
  const { xmp } = await openWith(child, path, {
    requestFor: (opening) => ({ type: 'readPacket', ...opening }),
    isFinal: (reply): reply is ReplyOf<'packet'> => reply.type === 'packet',
  })
  return xmp
}

/** Hands the file with `xmp` in it to `keep`, piece by piece. Rejects as `readPacketIn` does, and with what `keep` throws. */
export async function writePacketInto(
  child: MetadataChild,
  path: string,
  xmp: Uint8Array,
  keep: (piece: Uint8Array) => Promise<void>,
): Promise<Rewritten> {
  const kept = async ({ requestId, bytes }: ReplyOf<'piece'>): Promise<MetadataRequest> => {
    try {
      await keep(bytes)
      return { type: 'kept', requestId }
    } catch (error) {
      return { type: 'unreadable', requestId, error: toErrorRecord(error) }
    }
  }
  const { size, was, sha256 } = await openWith(child, path, {
    requestFor: (opening) => ({ type: 'writePacket', ...opening, xmp }),
    onPiece: kept,
    isFinal: (reply): reply is ReplyOf<'rewritten'> => reply.type === 'rewritten',
  })
  return { size, was, sha256 }
}

type Opening<Final extends MetadataReply> = {
  requestFor: (file: { requestId: string; size: number }) => MetadataRequest
  onPiece?: (piece: ReplyOf<'piece'>) => Promise<MetadataRequest>
  isFinal: (reply: MetadataReply) => reply is Final
}

async function openWith<Final extends MetadataReply>(
  child: MetadataChild,
  path: string,
  { requestFor, onPiece, isFinal }: Opening<Final>,
): Promise<Final> {
  const file = await openPhotoFile(path)
  try {
    if (file.size > mostEmbeddedInBytes) {
      throw new AppError(
        'photo-too-large',
        'This file is larger than 300 MB, so nothing is written into it.',
        {
          hint: 'A sidecar can be written beside it.',
        },
      )
    }
    return await child.run({
      request: requestFor({ requestId: randomUUID(), size: file.size }),
      onReply(reply, post) {
        if (reply.type === 'read') void answerRead(file, reply).then(post)
        else if (reply.type === 'piece') void onPiece?.(reply).then(post)
      },
      isFinal,
      deadlineMs,
    })
  } finally {
    await file.close()
  }
}
