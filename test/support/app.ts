// A whole app in a process of its own, to be killed: opens the data folder, submits one photo, reports everything.
// node app.ts DATA_DIR MODEL PHOTO IDEMPOTENCY_KEY
import { createCore } from '../../src/core/index.ts'
import type { StartWorker } from '../../src/core/workers/worker.ts'
import { engineDir, resourcesDir, startWorker } from './paths.ts'

const [dataDir, modelId, photo, idempotencyKey] = process.argv.slice(2) as [string, string, string, string]

const report = (message: unknown): void => void process.send?.(message)
const reporting: StartWorker = (kind) => {
  const handle = startWorker(kind)
  report({ child: handle.pid })
  return handle
}

const version = '0.0.0-test'
const core = await createCore({
  dataDir,
  resourcesDir,
  engineDir,
  sightDir: null,
  startWorker: reporting,
  version,
})
core.on(report)
const { jobs } = await core.api['photos.add']({
  paths: [photo],
  advisorIds: ['ansel'],
  modelId,
  idempotencyKey,
})
report({ acknowledged: jobs[0]?.id })
