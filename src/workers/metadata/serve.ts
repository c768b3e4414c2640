import { hash } from 'node:crypto'
import type { PartAnswer } from '../../shared/childMessages.ts'
import { AppError, toErrorRecord } from '../../shared/errors.ts'
import type { MetadataReply, MetadataRequest } from '../../shared/metadataMessages.ts'
import { gatherFile, partBytes, type Ask } from '../asking.ts'
import type { Channel } from '../channel.ts'
import { packetIn, withPacket } from './packets.ts'

export type MetadataOrder = Exclude<MetadataRequest, PartAnswer>

/** Answers one request, whatever happens: the last reply is `packet`, `rewritten` or `failed`. Never rejects. */
export async function serve(
  order: MetadataOrder,
  ask: Ask<MetadataReply>,
  { send, fault }: Channel<MetadataReply>,
): Promise<void> {
  const { requestId, size } = order
  try {
    const file = await gatherFile(size, (position, length) =>
      ask({ type: 'read', requestId, position, length }),
    )
    if (order.type === 'readPacket') {
      return send({ type: 'packet', requestId, xmp: await packetIn(file) })
    }
    const rewritten = await withPacket(file, order.xmp)
    for (let at = 0; at < rewritten.length; at += partBytes)
      await ask({ type: 'piece', requestId, bytes: rewritten.subarray(at, at + partBytes) })
    const [was, sha256] = [hash('sha256', file), hash('sha256', rewritten)]
    send({ type: 'rewritten', requestId, size: rewritten.length, was, sha256 })
  } catch (error) {
    if (!(error instanceof AppError)) fault(error)
    send({ type: 'failed', requestId, error: toErrorRecord(error) })
  }
}
