// The six kinds of children, each under a supervisor of its own: what crashes one leaves the others.
import type { RemoteRequest } from '../../shared/remoteMessages.ts'
import { photoReplySchema, type PhotoReply, type PhotoRequest } from '../../shared/photoMessages.ts'
import {
  inferenceReplySchema,
  lookReplySchema,
  type InferenceReply,
  type InferenceRequest,
  type LookReply,
  type LookRequest,
} from '../../shared/workers.ts'
import {
  metadataReplySchema,
  type MetadataReply,
  type MetadataRequest,
} from '../../shared/metadataMessages.ts'
import { voiceReplySchema, type VoiceReply, type VoiceRequest } from '../../shared/voiceMessages.ts'
import { inTurns } from './turns.ts'
import { createSupervisor, type Supervisor, type SupervisorOptions } from './supervisor.ts'

export type Children = {
  photo: Supervisor<PhotoRequest, PhotoReply>
  sight: Supervisor<LookRequest, LookReply>
  metadata: Supervisor<MetadataRequest, MetadataReply>
  inference: Supervisor<InferenceRequest, InferenceReply>
  remote: Supervisor<RemoteRequest, InferenceReply>
  voice: Supervisor<VoiceRequest, VoiceReply>
}

type ChildrenOptions = Pick<SupervisorOptions<never>, 'startWorker' | 'clock' | 'random'> & {
  /** The inference child ended, and with it the model in its memory. */
  onModelGone: () => void
}

/** The supervisors, no child started yet. */
export function createChildren({ onModelGone, ...options }: ChildrenOptions): Children {
  return {
    photo: inTurns(
      createSupervisor<PhotoRequest, PhotoReply>({
        ...options,
        kind: 'photo',
        replySchema: photoReplySchema,
        isSuccess: ({ type }) =>
          type === 'measured' || type === 'glanced' || type === 'detailed' || type === 'tiled',
      }),
    ),
    sight: createSupervisor<LookRequest, LookReply>({
      ...options,
      kind: 'sight',
      replySchema: lookReplySchema,
      isSuccess: (reply) => reply.type === 'looked',
    }),
    metadata: createSupervisor<MetadataRequest, MetadataReply>({
      ...options,
      kind: 'metadata',
      replySchema: metadataReplySchema,
      isSuccess: ({ type }) => type === 'packet' || type === 'rewritten',
    }),
    inference: createSupervisor<InferenceRequest, InferenceReply>({
      ...options,
      kind: 'inference',
      replySchema: inferenceReplySchema,
      isSuccess: (reply) => reply.type === 'finished',
      onState: (state) => {
        if (state !== 'running') onModelGone()
      },
    }),
    remote: createSupervisor<RemoteRequest, InferenceReply>({
      ...options,
      kind: 'remote',
      replySchema: inferenceReplySchema,
      isSuccess: (reply) => reply.type === 'finished' || reply.type === 'loaded',
    }),
    voice: inTurns(
      createSupervisor<VoiceRequest, VoiceReply>({
        ...options,
        kind: 'voice',
        replySchema: voiceReplySchema,
        isSuccess: ({ type }) => type === 'heard' || type === 'warmed',
      }),
    ),
  }
}
