/** Bytes that were sent and fetched, by day and host, and since when all of them are counted (milliseconds since 1970). */
export const trafficSchemaSql = `
  CREATE TABLE traffic (
    day TEXT NOT NULL,
    host TEXT NOT NULL,
    purpose TEXT NOT NULL,
    sent INTEGER NOT NULL,
    received INTEGER NOT NULL,
    PRIMARY KEY (day, host, purpose)
  ) STRICT;
  ALTER TABLE meta ADD COLUMN counted_since INTEGER NOT NULL DEFAULT 0;
  UPDATE meta SET counted_since = unixepoch() * 1000;
`
