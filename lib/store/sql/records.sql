-- Journaled records. Each table has the same four statements; columns and parameters share their names,
-- so that a record travels as one JSON object between row, journal and undo.

-- name: membership_all
-- The standing with each body.
SELECT id, uid, body, number, renews_year, renews_month, renews_day, dues_paid_to, standing,
       ended, holder_id
  FROM membership
 WHERE holder_id = :holder
 ORDER BY body;

-- name: membership_get
-- One record by number.
SELECT id, uid, body, number, renews_year, renews_month, renews_day, dues_paid_to, standing,
       ended, holder_id
  FROM membership
 WHERE id = :id;

-- name: membership_put
-- Adds (id NULL: a new number) or replaces. Number, UUID and holder of a record never change.
INSERT INTO membership (id, uid, body, number, renews_year, renews_month, renews_day, dues_paid_to, standing,
        ended, holder_id)
VALUES (:id, :uid, :body, :number, :renews_year, :renews_month, :renews_day, :dues_paid_to,
        :standing, :ended, :holder_id)
    ON CONFLICT (id) DO UPDATE SET
       body = excluded.body, number = excluded.number, renews_year = excluded.renews_year,
       renews_month = excluded.renews_month, renews_day = excluded.renews_day,
       dues_paid_to = excluded.dues_paid_to, standing = excluded.standing,
       ended = excluded.ended;

-- name: membership_remove
DELETE FROM membership WHERE id = :id;

-- name: credential_all
-- All certifications and licences.
SELECT id, uid, body, type, number, category, earned, standing, retired, holder_id
  FROM credential
 WHERE holder_id = :holder
 ORDER BY id;

-- name: credential_get
-- One record by number.
SELECT id, uid, body, type, number, category, earned, standing, retired, holder_id
  FROM credential
 WHERE id = :id;

-- name: credential_put
-- Adds (id NULL: a new number) or replaces. Number, UUID and holder of a record never change.
INSERT INTO credential (id, uid, body, type, number, category, earned, standing, retired, holder_id)
VALUES (:id, :uid, :body, :type, :number, :category, :earned, :standing, :retired, :holder_id)
    ON CONFLICT (id) DO UPDATE SET
       body = excluded.body, type = excluded.type, number = excluded.number,
       category = excluded.category, earned = excluded.earned, standing = excluded.standing,
       retired = excluded.retired;

-- name: credential_remove
DELETE FROM credential WHERE id = :id;

-- name: activity_all
-- All activities by day, then number.
SELECT id, uid, done, milli, unit, planned, pin, title, provider, index_number, format, topics,
       origin, accepted_by, note, holder_id
  FROM activity
 WHERE holder_id = :holder
 ORDER BY done, id;

-- name: activity_get
-- One record by number.
SELECT id, uid, done, milli, unit, planned, pin, title, provider, index_number, format, topics,
       origin, accepted_by, note, holder_id
  FROM activity
 WHERE id = :id;

-- name: activity_put
-- Adds (id NULL: a new number) or replaces. Number, UUID and holder of a record never change.
INSERT INTO activity (id, uid, done, milli, unit, planned, pin, title, provider, index_number, format,
        topics, origin, accepted_by, note, holder_id)
VALUES (:id, :uid, :done, :milli, :unit, :planned, :pin, :title, :provider, :index_number,
        :format, :topics, :origin, :accepted_by, :note, :holder_id)
    ON CONFLICT (id) DO UPDATE SET
       done = excluded.done, milli = excluded.milli, unit = excluded.unit,
       planned = excluded.planned, pin = excluded.pin, title = excluded.title,
       provider = excluded.provider, index_number = excluded.index_number,
       format = excluded.format, topics = excluded.topics, origin = excluded.origin,
       accepted_by = excluded.accepted_by, note = excluded.note;

-- name: activity_remove
DELETE FROM activity WHERE id = :id;

-- name: entry_all
-- What was entered with which body.
SELECT id, uid, activity_id, body, entered, accepted, holder_id
  FROM entry
 WHERE holder_id = :holder
 ORDER BY activity_id, body;

-- name: entry_get
-- One record by number.
SELECT id, uid, activity_id, body, entered, accepted, holder_id
  FROM entry
 WHERE id = :id;

-- name: entry_put
-- Adds (id NULL: a new number) or replaces. Number, UUID and holder of a record never change.
INSERT INTO entry (id, uid, activity_id, body, entered, accepted, holder_id)
VALUES (:id, :uid, :activity_id, :body, :entered, :accepted, :holder_id)
    ON CONFLICT (id) DO UPDATE SET
       activity_id = excluded.activity_id, body = excluded.body, entered = excluded.entered,
       accepted = excluded.accepted;

-- name: entry_remove
DELETE FROM entry WHERE id = :id;

-- name: filing_all
-- Renewals by pool, then cycle.
SELECT id, uid, pool, cycle_day, submitted, accepted, holder_id
  FROM filing
 WHERE holder_id = :holder
 ORDER BY pool, cycle_day;

-- name: filing_get
-- One record by number.
SELECT id, uid, pool, cycle_day, submitted, accepted, holder_id
  FROM filing
 WHERE id = :id;

-- name: filing_put
-- Adds (id NULL: a new number) or replaces. Number, UUID and holder of a record never change.
INSERT INTO filing (id, uid, pool, cycle_day, submitted, accepted, holder_id)
VALUES (:id, :uid, :pool, :cycle_day, :submitted, :accepted, :holder_id)
    ON CONFLICT (id) DO UPDATE SET
       pool = excluded.pool, cycle_day = excluded.cycle_day, submitted = excluded.submitted,
       accepted = excluded.accepted;

-- name: filing_remove
DELETE FROM filing WHERE id = :id;

-- name: override_all
-- The user's own words, oldest first.
SELECT id, uid, pool, kind, subject, milli, day, cycle_day, holder_id
  FROM override
 WHERE holder_id = :holder
 ORDER BY pool, id;

-- name: override_get
-- One record by number.
SELECT id, uid, pool, kind, subject, milli, day, cycle_day, holder_id
  FROM override
 WHERE id = :id;

-- name: override_put
-- Adds (id NULL: a new number) or replaces. Number, UUID and holder of a record never change.
INSERT INTO override (id, uid, pool, kind, subject, milli, day, cycle_day, holder_id)
VALUES (:id, :uid, :pool, :kind, :subject, :milli, :day, :cycle_day, :holder_id)
    ON CONFLICT (id) DO UPDATE SET
       pool = excluded.pool, kind = excluded.kind, subject = excluded.subject,
       milli = excluded.milli, day = excluded.day, cycle_day = excluded.cycle_day;

-- name: override_remove
DELETE FROM override WHERE id = :id;

-- name: evidence_all
-- All files attached.
SELECT id, uid, activity_id, sha256, name, size, added_ms, holder_id
  FROM evidence
 WHERE holder_id = :holder
 ORDER BY activity_id, sha256;

-- name: evidence_get
-- One record by number.
SELECT id, uid, activity_id, sha256, name, size, added_ms, holder_id
  FROM evidence
 WHERE id = :id;

-- name: evidence_put
-- Adds (id NULL: a new number) or replaces. Number, UUID and holder of a record never change.
INSERT INTO evidence (id, uid, activity_id, sha256, name, size, added_ms, holder_id)
VALUES (:id, :uid, :activity_id, :sha256, :name, :size, :added_ms, :holder_id)
    ON CONFLICT (id) DO UPDATE SET
       activity_id = excluded.activity_id, sha256 = excluded.sha256, name = excluded.name,
       size = excluded.size, added_ms = excluded.added_ms;

-- name: evidence_remove
DELETE FROM evidence WHERE id = :id;

-- name: entry_find
-- The number of an entry.
SELECT id FROM entry
 WHERE holder_id = :holder AND activity_id = :activity AND body = :body;

-- name: entry_of_activity
SELECT id FROM entry
 WHERE holder_id = :holder AND activity_id = :activity
 ORDER BY id;

-- name: evidence_of_activity
SELECT id FROM evidence
 WHERE holder_id = :holder AND activity_id = :activity
 ORDER BY id;

-- name: evidence_counts
-- How many files each activity has; only those that have any.
SELECT activity_id, count(*)
  FROM evidence
 WHERE holder_id = :holder
 GROUP BY activity_id;
