// The schema, step by step: append a migration, never change one that was released.
// Never runs anything: migrate.ts does.
import { answerManner, answerRotation, conversations } from './conversationSchema.ts'
import type { Database } from './db.ts'
import { findingSchema } from './findingSchema.ts'
import { foreignMarkColumns, markColumns } from './marks.ts'
import { measuredTraits } from './measuredTraits.ts'
import { trafficSchemaSql } from './trafficSchema.ts'

/** Version n of the schema is what the first n migrations make; `PRAGMA user_version` holds n. */
export type Migration = { name: string; up: (db: Database) => void }

/*
 * Times are milliseconds since 1970, durations milliseconds. `number` is the order of arrival, which paging and
 * the queue rely on, because it holds whatever the clock does.
 */
const first = `
  CREATE TABLE meta (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    seq INTEGER NOT NULL,
    in_use INTEGER NOT NULL CHECK (in_use IN (0, 1))
  ) STRICT;
  INSERT INTO meta (id, seq, in_use) VALUES (1, 0, 0);

  CREATE TABLE settings (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL CHECK (json_valid(value))
  ) STRICT;

  CREATE TABLE photos (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    path TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('new', 'measured', 'failed')),
    width INTEGER,
    height INTEGER,
    format TEXT,
    size INTEGER,
    sha256 TEXT,
    camera TEXT CHECK (json_valid(camera)),
    warning TEXT,
    error TEXT CHECK (json_valid(error)),
    added_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX photos_new ON photos (status) WHERE status = 'new';
  CREATE INDEX photos_sha256 ON photos (sha256);

  CREATE TABLE facts (
    photo_id TEXT PRIMARY KEY REFERENCES photos (id) ON DELETE CASCADE,
    facts TEXT NOT NULL CHECK (json_valid(facts)),
    complete INTEGER NOT NULL CHECK (complete IN (0, 1))
  ) STRICT;

  CREATE TABLE jobs (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    photo_id TEXT NOT NULL REFERENCES photos (id) ON DELETE CASCADE,
    advisor_id TEXT NOT NULL,
    model_id TEXT NOT NULL,
    idempotency_key TEXT,
    position INTEGER NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('queued', 'running', 'completed', 'failed', 'cancelled')),
    mode TEXT,
    stage TEXT,
    current_step TEXT NOT NULL,
    progress REAL NOT NULL DEFAULT 0,
    thinking TEXT,
    current_tokens INTEGER NOT NULL DEFAULT 0,
    tokens_per_second REAL,
    elapsed_ms REAL NOT NULL DEFAULT 0,
    estimated_remaining_ms REAL,
    last_update_at INTEGER,
    prompt_tokens INTEGER,
    completion_tokens INTEGER,
    total_tokens INTEGER,
    prompt_tps REAL,
    generation_tps REAL,
    peak_memory_bytes REAL,
    finish_reason TEXT,
    error_code TEXT,
    error_message TEXT,
    attempt INTEGER NOT NULL DEFAULT 0,
    retry_base INTEGER NOT NULL DEFAULT 0,
    not_before INTEGER,
    lease_token TEXT,
    lease_owner TEXT,
    lease_until INTEGER,
    created_at INTEGER NOT NULL,
    started_at INTEGER,
    completed_at INTEGER,
    partial_text TEXT NOT NULL DEFAULT '',
    CHECK ((status = 'running') = (lease_token IS NOT NULL))
  ) STRICT;
  CREATE INDEX jobs_status ON jobs (status);
  CREATE INDEX jobs_status_position ON jobs (status, position);
  CREATE INDEX jobs_position ON jobs (position);
  CREATE INDEX jobs_due ON jobs (status, not_before) WHERE status = 'queued';
  CREATE INDEX jobs_photo ON jobs (photo_id);
  CREATE INDEX jobs_idempotency_key ON jobs (idempotency_key) WHERE idempotency_key IS NOT NULL;
  CREATE INDEX jobs_completed ON jobs (model_id, completed_at) WHERE status = 'completed';
  CREATE UNIQUE INDEX jobs_lease ON jobs (lease_token) WHERE lease_token IS NOT NULL;

  CREATE TABLE attempts (
    job_id TEXT NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
    attempt INTEGER NOT NULL,
    owner TEXT NOT NULL,
    started_at INTEGER NOT NULL,
    ended_at INTEGER,
    outcome TEXT CHECK (outcome IN ('completed', 'failed', 'cancelled', 'requeued', 'lost')),
    error_code TEXT,
    error_message TEXT,
    finish_reason TEXT,
    stages TEXT CHECK (json_valid(stages)),
    PRIMARY KEY (job_id, attempt)
  ) STRICT;

  CREATE TABLE critiques (
    job_id TEXT PRIMARY KEY REFERENCES jobs (id) ON DELETE CASCADE,
    analysis_markdown TEXT NOT NULL,
    scores TEXT NOT NULL CHECK (json_valid(scores)),
    overall REAL,
    flags TEXT NOT NULL CHECK (json_valid(flags)),
    stats TEXT NOT NULL CHECK (json_valid(stats))
  ) STRICT;
`

/** How a job is really done, and the picture its model was given. */
const sight = `
  ALTER TABLE jobs ADD COLUMN device TEXT;
  ALTER TABLE jobs ADD COLUMN notice TEXT;

  CREATE TABLE seen (
    job_id TEXT PRIMARY KEY REFERENCES jobs (id) ON DELETE CASCADE,
    width INTEGER NOT NULL,
    height INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    image_tokens INTEGER
  ) STRICT;
`

/** How a photo is shown and turned, what lies beside it, and what it looks like (64 bits in hexadecimal). */
const renditions = `
  ALTER TABLE photos ADD COLUMN rendition TEXT;
  ALTER TABLE photos ADD COLUMN rotation INTEGER NOT NULL DEFAULT 0 CHECK (rotation IN (0, 90, 180, 270));
  ALTER TABLE photos ADD COLUMN companion TEXT;
  ALTER TABLE photos ADD COLUMN picture_hash TEXT;
  CREATE INDEX photos_picture_hash ON photos (picture_hash, id) WHERE picture_hash IS NOT NULL;
`

/** What a list shows of a job beside its status: the score of its critique, and what to do about its error. */
const outcomes = `
  ALTER TABLE jobs ADD COLUMN overall REAL;
  ALTER TABLE jobs ADD COLUMN error_hint TEXT;
  UPDATE jobs SET overall = (SELECT critiques.overall FROM critiques WHERE critiques.job_id = jobs.id);
`

/** Which folder the database belongs to (lineage.ts), and what was removed and may still have files. */
const lineage = `
  ALTER TABLE meta ADD COLUMN library_id TEXT;
  ALTER TABLE meta ADD COLUMN generation INTEGER NOT NULL DEFAULT 0;
  CREATE TABLE removals (photo_id TEXT PRIMARY KEY) STRICT;
`

/**
 * What the measurements of a photo add up to, and how it was turned when a critique of it was written; critiques of
 * earlier versions are taken to fit.
 */
const turnsAndScores = `
  ALTER TABLE photos ADD COLUMN measurement_score TEXT CHECK (json_valid(measurement_score));
  ALTER TABLE critiques ADD COLUMN rotation INTEGER CHECK (rotation IN (0, 90, 180, 270));
`

/** What the closing line of a critique claims; null where there was none. */
const closingClaims = `
  ALTER TABLE critiques ADD COLUMN claims TEXT CHECK (json_valid(claims));
`

/** The first salt of the log that was in use when the database was opened last (ownLog.ts). */
const logSalt = `
  ALTER TABLE meta ADD COLUMN log_salt INTEGER;
`

/** Whether a photo has its small picture before it is measured. */
const thumbs = `
  ALTER TABLE photos ADD COLUMN thumb INTEGER NOT NULL DEFAULT 0 CHECK (thumb IN (0, 1));
`

/** How a photo was turned when it was looked at, and the fingerprint of what was seen: 32-bit floats, little-endian. */
const looks = `
  CREATE TABLE looks (
    photo_id TEXT PRIMARY KEY REFERENCES photos (id) ON DELETE CASCADE,
    rotation INTEGER NOT NULL CHECK (rotation IN (0, 90, 180, 270)),
    embedding BLOB
  ) STRICT;
`

/** What sentences of a critique are tied to. */
const remarks = `
  ALTER TABLE critiques ADD COLUMN remarks TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(remarks));
`

/** Advice on what was measured; null where none was tried since. Whatever replaces the facts takes it away. */
const adviceOnFacts = `
  ALTER TABLE facts ADD COLUMN advice TEXT CHECK (json_valid(advice));
`

/** Models that are being fetched, with the blocks that lie on the disk. */
const downloads = `
  CREATE TABLE downloads (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    state TEXT NOT NULL,
    model TEXT CHECK (json_valid(model)),
    progress TEXT NOT NULL CHECK (json_valid(progress)),
    error TEXT CHECK (json_valid(error))
  ) STRICT;
`

/** What came of trying a model on this computer; `stages`: milliseconds of each. */
const modelTests = `
  CREATE TABLE model_tests (
    model_id TEXT PRIMARY KEY,
    version TEXT NOT NULL,
    seconds_per_photo REAL NOT NULL,
    peak_bytes INTEGER NOT NULL,
    device TEXT NOT NULL,
    tokens_per_second REAL,
    tested_at INTEGER NOT NULL,
    stages TEXT NOT NULL CHECK (json_valid(stages)),
    tokens INTEGER
  ) STRICT;
`

export const migrations: readonly Migration[] = [
  { name: 'photographs, jobs and critiques', up: (db) => db.exec(first) },
  { name: 'what the model saw, and on which device', up: (db) => db.exec(sight) },
  { name: 'renditions, rotation, companions and picture hashes', up: (db) => db.exec(renditions) },
  { name: 'scores and hints of jobs', up: (db) => db.exec(outcomes) },
  { name: 'lineage and removals', up: (db) => db.exec(lineage) },
  { name: 'measurement scores, and how photographs were turned', up: (db) => db.exec(turnsAndScores) },
  { name: 'claims of closing lines', up: (db) => db.exec(closingClaims) },
  { name: 'the log of commits that belongs to the database', up: (db) => db.exec(logSalt) },
  { name: 'small pictures before measurements', up: (db) => db.exec(thumbs) },
  { name: 'what was seen in photographs', up: (db) => db.exec(looks) },
  { name: 'places and operations of remarks', up: (db) => db.exec(remarks) },
  { name: 'advice on photographs', up: (db) => db.exec(adviceOnFacts) },
  { name: 'models that are being fetched', up: (db) => db.exec(downloads) },
  { name: 'tests of models', up: (db) => db.exec(modelTests) },
  { name: 'conversations', up: (db) => db.exec(conversations) },
  { name: 'marks of photographs', up: (db) => db.exec(markColumns) },
  { name: 'what photographs are found by', up: (db) => db.exec(findingSchema) },
  { name: 'marks of other programs', up: (db) => db.exec(foreignMarkColumns) },
  { name: 'what was measured, to be found by', up: (db) => db.exec(measuredTraits) },
  { name: 'references of answers', up: (db) => db.exec('ALTER TABLE messages ADD COLUMN refs TEXT') },
  { name: 'how photographs were turned when they were asked about', up: (db) => db.exec(answerRotation) },
  { name: 'bytes sent and fetched', up: (db) => db.exec(trafficSchemaSql) },
  { name: 'how answers are to be given', up: (db) => db.exec(answerManner) },
]
