/** What a client may take. Bytes, counts, milliseconds; a bucket holds `burst` and refills `perSecond`. */
export const defaultLimits = {
  jsonBytes: 1024 * 1024,
  uploadBytes: 200 * 1024 * 1024,
  /** What may wait in memory for a slow reader of events, beyond its first snapshot. */
  eventBacklogBytes: 256 * 1024,
  eventStreams: 32,
  /** Open sockets, per address listened on. */
  connections: 128,
  heartbeatMs: 15_000,
  headersMs: 10_000,
  /** From the first byte of a request to the last of its body. */
  requestMs: 300_000,
  wrongCredentials: { burst: 10, perSecond: 0.5 },
  commands: { burst: 500, perSecond: 100 },
}
export type Limits = typeof defaultLimits
