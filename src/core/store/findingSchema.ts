// What photographs are found by, kept up to date by triggers: whoever stores a photograph or a critique need not know.

/**
 * `traits`: a narrow row for each photograph, in which a filter walks quickly; '' and -1 stand for what is not known, so
 * that it has its place in every order. `search`: its words, by the same number.
 * Advisors are one word each, whatever their ids are made of. Beginnings of up to five letters have lists of their own: a page
 * of what has them is found without looking at the rest.
 */
const tables = `
  CREATE TABLE traits (
    number INTEGER PRIMARY KEY REFERENCES photos (number) ON DELETE CASCADE,
    name TEXT NOT NULL COLLATE NOCASE,
    taken TEXT NOT NULL,
    score REAL NOT NULL,
    rating INTEGER NOT NULL,
    flag TEXT,
    label TEXT,
    iso REAL,
    focal_length REAL,
    contradicted INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX traits_name ON traits (name, number);
  CREATE INDEX traits_taken ON traits (taken, number);
  CREATE INDEX traits_score ON traits (score, number);
  CREATE INDEX traits_rating ON traits (rating, number);
  CREATE INDEX traits_flag ON traits (flag, number) WHERE flag IS NOT NULL;
  CREATE INDEX traits_label ON traits (label, number) WHERE label IS NOT NULL;
  CREATE INDEX traits_contradicted ON traits (contradicted, number) WHERE contradicted = 1;

  CREATE VIRTUAL TABLE search USING fts5 (
    name, camera, lens, keywords, advisors, critiques,
    tokenize = "unicode61 remove_diacritics 2", prefix = '1 2 3 4 5'
  );
  -- What is removed is overwritten here, too (https://sqlite.org/fts5.html#the_secure_delete_configuration_option).
  INSERT INTO search (search, rank) VALUES ('secure-delete', 1);

  CREATE VIEW traits_now AS
    SELECT number, name, coalesce(camera ->> '$.takenAt', '') AS taken,
      coalesce(measurement_score ->> '$.overall', -1.0) AS score, rating, flag, label,
      camera ->> '$.iso' AS iso, camera ->> '$.focalLength' AS focal_length,
      EXISTS (
        SELECT 1 FROM jobs JOIN critiques ON critiques.job_id = jobs.id JOIN json_each(critiques.flags) AS each
        WHERE jobs.photo_id = photos.id AND each.value ->> '$.kind' = 'contradiction'
      ) AS contradicted
    FROM photos;

  CREATE VIEW search_now AS
    SELECT number, name,
      concat_ws(' ', camera ->> '$.make', camera ->> '$.model') AS camera,
      camera ->> '$.lens' AS lens,
      concat_ws(' ', camera ->> '$.title', camera ->> '$.caption', camera ->> '$.keywords') AS keywords,
      (SELECT group_concat('a' || hex(jobs.advisor_id), ' ') FROM jobs JOIN critiques ON critiques.job_id = jobs.id
        WHERE jobs.photo_id = photos.id) AS advisors,
      (SELECT group_concat(critiques.analysis_markdown, char(10)) FROM jobs
        JOIN critiques ON critiques.job_id = jobs.id WHERE jobs.photo_id = photos.id) AS critiques
    FROM photos;
`

const traitColumns = 'name, taken, score, rating, flag, label, iso, focal_length, contradicted'
const searchColumns = 'name, camera, lens, keywords, advisors, critiques'

const putTraits = (number: string): string => `
  UPDATE traits SET (${traitColumns}) = (SELECT ${traitColumns} FROM traits_now WHERE number = ${number})
  WHERE number = ${number};`
const addWords = (where: string): string => `
  INSERT INTO search (rowid, ${searchColumns}) SELECT number, ${searchColumns} FROM search_now WHERE ${where};`
const putWords = (number: string): string => `
  DELETE FROM search WHERE rowid = ${number};
  ${addWords(`number = ${number}`)}`

const isChanged = (...columns: string[]): string =>
  columns.map((column) => `OLD.${column} IS NOT NEW.${column}`).join(' OR ')
const photoOfJob = (job: string): string =>
  `(SELECT photos.number FROM jobs JOIN photos ON photos.id = jobs.photo_id WHERE jobs.id = ${job})`
const photoOf = (id: string): string => `(SELECT number FROM photos WHERE id = ${id})`

const triggers = `
  CREATE TRIGGER found_photo_added AFTER INSERT ON photos BEGIN
    INSERT INTO traits (number, ${traitColumns}) SELECT number, ${traitColumns} FROM traits_now WHERE number = NEW.number;
    ${addWords('number = NEW.number')}
  END;
  CREATE TRIGGER found_photo_changed AFTER UPDATE ON photos
    WHEN ${isChanged('name', 'camera', 'measurement_score', 'rating', 'flag', 'label')} BEGIN
    ${putTraits('NEW.number')}
  END;
  CREATE TRIGGER found_photo_named AFTER UPDATE ON photos WHEN ${isChanged('name', 'camera')} BEGIN
    ${putWords('NEW.number')}
  END;
  CREATE TRIGGER found_photo_removed AFTER DELETE ON photos BEGIN
    DELETE FROM search WHERE rowid = OLD.number;
  END;
  CREATE TRIGGER found_critique_added AFTER INSERT ON critiques BEGIN
    ${putTraits(photoOfJob('NEW.job_id'))}
    ${putWords(photoOfJob('NEW.job_id'))}
  END;
  CREATE TRIGGER found_critique_checked AFTER UPDATE OF flags ON critiques WHEN ${isChanged('flags')} BEGIN
    ${putTraits(photoOfJob('NEW.job_id'))}
  END;
  CREATE TRIGGER found_critique_changed AFTER UPDATE OF analysis_markdown ON critiques
    WHEN ${isChanged('analysis_markdown')} BEGIN
    ${putWords(photoOfJob('NEW.job_id'))}
  END;
  CREATE TRIGGER found_critique_removed AFTER DELETE ON critiques BEGIN
    ${putTraits(photoOfJob('OLD.job_id'))}
    ${putWords(photoOfJob('OLD.job_id'))}
  END;
  CREATE TRIGGER found_job_removed AFTER DELETE ON jobs BEGIN
    ${putTraits(photoOf('OLD.photo_id'))}
    ${putWords(photoOf('OLD.photo_id'))}
  END;
`

/** Tables, views and triggers, and what the photographs that are there are found by. */
export const findingSchema = `
  ${tables}
  ${triggers}
  INSERT INTO traits (number, ${traitColumns}) SELECT number, ${traitColumns} FROM traits_now;
  ${addWords('true')}
`

/** The word that stands for an advisor in `search`. */
export const advisorWord = (id: string): string => `a${Buffer.from(id).toString('hex').toUpperCase()}`
