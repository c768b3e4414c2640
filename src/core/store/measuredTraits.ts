// What was measured of photographs, as far as they are found by it: beside their other traits, kept by triggers.

/** A verdict on sharpness that is less sure than this says nothing here. */
const leastSure = 0.6

/** `unsharp`: 1 where nothing in it is sharp, 0 where something is; null where that is not known. `tilt`: degrees, unsigned. */
const values = (facts: string): string => `
  clipped = ${facts} ->> '$.clipping.highlightPercent',
  shadows = ${facts} ->> '$.clipping.shadowPercent',
  unsharp = iif(coalesce(${facts} ->> '$.blur.confidence', 0) < ${leastSure}, NULL,
    CASE WHEN ${facts} ->> '$.blur.verdict' IN ('defocus', 'movement', 'soft') THEN 1
      WHEN ${facts} ->> '$.blur.verdict' IN ('sharp', 'partly-sharp', 'slightly-soft', 'part-moved') THEN 0 END),
  tilt = iif(coalesce(${facts} ->> '$.tilt.confidence', 0) < ${leastSure}, NULL, abs(${facts} ->> '$.tilt.degrees'))`

const put = `
  UPDATE traits SET ${values('NEW.facts')} WHERE number = (SELECT number FROM photos WHERE id = NEW.photo_id);`

/** The migration that brought it, with what is known of the photographs that are there. */
export const measuredTraits = `
  ALTER TABLE traits ADD COLUMN clipped REAL;
  ALTER TABLE traits ADD COLUMN shadows REAL;
  ALTER TABLE traits ADD COLUMN unsharp INTEGER;
  ALTER TABLE traits ADD COLUMN tilt REAL;
  CREATE INDEX traits_unsharp ON traits (unsharp, number) WHERE unsharp = 1;
  CREATE TRIGGER found_facts_added AFTER INSERT ON facts BEGIN ${put} END;
  CREATE TRIGGER found_facts_changed AFTER UPDATE OF facts ON facts BEGIN ${put} END;
  UPDATE traits SET ${values('facts.facts')}
    FROM photos JOIN facts ON facts.photo_id = photos.id WHERE photos.number = traits.number;
`
