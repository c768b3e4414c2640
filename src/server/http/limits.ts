import { uploadLimitBytes } from '../../shared/uploadLimit.ts'
import { longestSoundBytes } from '../../shared/voice.ts'

/** What a client may take. Bytes, counts, milliseconds; a bucket holds `burst` and refills `perSecond`. */
export const defaultLimits = {
  jsonBytes: 1024 * 1024,
  uploadBytes: uploadLimitBytes,
  soundBytes: longestSoundBytes,
  /** What may wait in memory for a slow reader of events, beyond its first snapshot. */
  eventBacklogBytes: 256 * 1024,
  eventStreams: 32,
  /** Open sockets on which no credentials were shown. */
  strangers: 2500,
  /** So many of them may take their time over an answer: what they do not read fills the memory of the machine. */
  strangersAnswered: 64,
  /** So many of their requests are looked at in one turn of the event loop. */
  strangersPerTurn: 4,
  /** How long a stranger's socket may be silent in both directions. */
  strangerSilenceMs: 15_000,
  /** Open sockets on which credentials were shown. */
  recognized: 2500,
  /** Uploads that are written at once; others wait, unread, for their turn. */
  uploads: 64,
  /** A page that hears nothing for four of these takes the server for hung. */
  heartbeatMs: 5000,
  headersMs: 10_000,
  /** How long a connection may wait for its next request. */
  keepAliveMs: 5000,
  /** How often `headersMs` and `requestMs` are looked after. */
  checkingMs: 2000,
  /** From the first byte of a request to the last of its body. */
  requestMs: 300_000,
  wrongCredentials: { burst: 10, perSecond: 0.5 },
  commands: { burst: 500, perSecond: 100 },
}
export type Limits = typeof defaultLimits
