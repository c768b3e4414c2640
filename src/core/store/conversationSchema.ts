// Conversations: their threads and messages, and the words these are found by.

/**
 * Conversations. A job of an answer has the id of its message; what it has not yet, its job has: text, status, model.
 * What a message follows is no reference: a damaged store saves its rows in any order.
 */
export const conversations = `
  CREATE TABLE threads (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    photo_id TEXT UNIQUE REFERENCES photos (id) ON DELETE CASCADE,
    created_at INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE messages (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    thread_id TEXT NOT NULL REFERENCES threads (id) ON DELETE CASCADE,
    role TEXT NOT NULL CHECK (role IN ('user', 'assistant')),
    reply_to TEXT,
    text TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    critique_id TEXT,
    wanted_model_id TEXT,
    route TEXT CHECK (json_valid(route)),
    flags TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(flags)),
    stats TEXT CHECK (json_valid(stats))
  ) STRICT;
  CREATE INDEX messages_thread ON messages (thread_id);

  CREATE VIRTUAL TABLE messages_search USING fts5 (
    text, content = 'messages', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2'
  );
  INSERT INTO messages_search (messages_search, rank) VALUES ('secure-delete', 1);
  CREATE TRIGGER messages_inserted AFTER INSERT ON messages BEGIN
    INSERT INTO messages_search (rowid, text) VALUES (new.number, new.text);
  END;
  CREATE TRIGGER messages_changed AFTER UPDATE OF text ON messages BEGIN
    INSERT INTO messages_search (messages_search, rowid, text) VALUES ('delete', old.number, old.text);
    INSERT INTO messages_search (rowid, text) VALUES (new.number, new.text);
  END;
  CREATE TRIGGER messages_deleted AFTER DELETE ON messages BEGIN
    INSERT INTO messages_search (messages_search, rowid, text) VALUES ('delete', old.number, old.text);
  END;

  ALTER TABLE jobs ALTER COLUMN photo_id DROP NOT NULL;
  ALTER TABLE jobs ADD COLUMN thread_id TEXT REFERENCES threads (id) ON DELETE CASCADE;
  CREATE INDEX jobs_thread ON jobs (thread_id);
`

/** How a photograph was turned when an answer about it was written. */
export const answerRotation = `
  ALTER TABLE messages ADD COLUMN rotation INTEGER CHECK (rotation IN (0, 90, 180, 270));
`

/** How an answer is to be given that will be spoken; null where it will only be read. */
export const answerManner = `
  ALTER TABLE messages ADD COLUMN manner TEXT CHECK (json_valid(manner));
`
