-- Journaled records. Each table has the same five statements; columns and parameters share their names,
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

-- name: membership_add
-- A new record; id NULL: the next number.
INSERT INTO membership (id, uid, body, number, renews_year, renews_month, renews_day, dues_paid_to, standing,
        ended, holder_id)
VALUES (:id, :uid, :body, :number, :renews_year, :renews_month, :renews_day, :dues_paid_to,
        :standing, :ended, :holder_id);

-- name: membership_set
-- Number, UUID and holder of a record never change.
UPDATE membership
   SET body = :body, number = :number, renews_year = :renews_year, renews_month = :renews_month,
       renews_day = :renews_day, dues_paid_to = :dues_paid_to, standing = :standing,
       ended = :ended
 WHERE id = :id;

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

-- name: credential_add
-- A new record; id NULL: the next number.
INSERT INTO credential (id, uid, body, type, number, category, earned, standing, retired, holder_id)
VALUES (:id, :uid, :body, :type, :number, :category, :earned, :standing, :retired, :holder_id);

-- name: credential_set
-- Number, UUID and holder of a record never change.
UPDATE credential
   SET body = :body, type = :type, number = :number, category = :category, earned = :earned,
       standing = :standing, retired = :retired
 WHERE id = :id;

-- name: credential_remove
DELETE FROM credential WHERE id = :id;

-- name: activity_all
-- All activities by day, then number.
SELECT id, uid, done, milli, unit, planned, pin, title, provider, index_number, format, topics,
       origin, accepted_by, note, pin_for, holder_id
  FROM activity
 WHERE holder_id = :holder
 ORDER BY done, id;

-- name: activity_get
-- One record by number.
SELECT id, uid, done, milli, unit, planned, pin, title, provider, index_number, format, topics,
       origin, accepted_by, note, pin_for, holder_id
  FROM activity
 WHERE id = :id;

-- name: activity_add
-- A new record; id NULL: the next number.
INSERT INTO activity (id, uid, done, milli, unit, planned, pin, title, provider, index_number, format,
        topics, origin, accepted_by, note, pin_for, holder_id)
VALUES (:id, :uid, :done, :milli, :unit, :planned, :pin, :title, :provider, :index_number,
        :format, :topics, :origin, :accepted_by, :note, :pin_for, :holder_id);

-- name: activity_set
-- Number, UUID and holder of a record never change.
UPDATE activity
   SET done = :done, milli = :milli, unit = :unit, planned = :planned, pin = :pin,
       title = :title, provider = :provider, index_number = :index_number, format = :format,
       topics = :topics, origin = :origin, accepted_by = :accepted_by, note = :note,
       pin_for = :pin_for
 WHERE id = :id;

-- name: activity_remove
DELETE FROM activity WHERE id = :id;

-- name: entry_all
-- What was entered with which body.
SELECT id, uid, activity_id, body, entered, accepted, holder_id
  FROM entry
 WHERE holder_id = :holder
 ORDER BY activity_id, holder_id, body;

-- name: entry_get
-- One record by number.
SELECT id, uid, activity_id, body, entered, accepted, holder_id
  FROM entry
 WHERE id = :id;

-- name: entry_add
-- A new record; id NULL: the next number.
INSERT INTO entry (id, uid, activity_id, body, entered, accepted, holder_id)
VALUES (:id, :uid, :activity_id, :body, :entered, :accepted, :holder_id);

-- name: entry_set
-- Number, UUID and holder of a record never change.
UPDATE entry
   SET activity_id = :activity_id, body = :body, entered = :entered, accepted = :accepted
 WHERE id = :id;

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

-- name: filing_add
-- A new record; id NULL: the next number.
INSERT INTO filing (id, uid, pool, cycle_day, submitted, accepted, holder_id)
VALUES (:id, :uid, :pool, :cycle_day, :submitted, :accepted, :holder_id);

-- name: filing_set
-- Number, UUID and holder of a record never change.
UPDATE filing
   SET pool = :pool, cycle_day = :cycle_day, submitted = :submitted, accepted = :accepted
 WHERE id = :id;

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

-- name: override_add
-- A new record; id NULL: the next number.
INSERT INTO override (id, uid, pool, kind, subject, milli, day, cycle_day, holder_id)
VALUES (:id, :uid, :pool, :kind, :subject, :milli, :day, :cycle_day, :holder_id);

-- name: override_set
-- Number, UUID and holder of a record never change.
UPDATE override
   SET pool = :pool, kind = :kind, subject = :subject, milli = :milli, day = :day,
       cycle_day = :cycle_day
 WHERE id = :id;

-- name: override_remove
DELETE FROM override WHERE id = :id;

-- name: answer_all
-- The answers to the questions of the rules: the holder's own first, then by body.
SELECT id, uid, body, trait, value, holder_id
  FROM answer
 WHERE holder_id = :holder
 ORDER BY coalesce(body, ''), trait;

-- name: answer_get
-- One record by number.
SELECT id, uid, body, trait, value, holder_id
  FROM answer
 WHERE id = :id;

-- name: answer_add
-- A new record; id NULL: the next number.
INSERT INTO answer (id, uid, body, trait, value, holder_id)
VALUES (:id, :uid, :body, :trait, :value, :holder_id);

-- name: answer_set
-- Number, UUID and holder of a record never change.
UPDATE answer
   SET body = :body, trait = :trait, value = :value
 WHERE id = :id;

-- name: answer_remove
DELETE FROM answer WHERE id = :id;

-- name: deed_all
-- What was done for the rules, by day, then number.
SELECT id, uid, pool, subject, day, note, holder_id
  FROM deed
 WHERE holder_id = :holder
 ORDER BY day, id;

-- name: deed_get
-- One record by number.
SELECT id, uid, pool, subject, day, note, holder_id
  FROM deed
 WHERE id = :id;

-- name: deed_add
-- A new record; id NULL: the next number.
INSERT INTO deed (id, uid, pool, subject, day, note, holder_id)
VALUES (:id, :uid, :pool, :subject, :day, :note, :holder_id);

-- name: deed_set
-- Number, UUID and holder of a record never change.
UPDATE deed
   SET pool = :pool, subject = :subject, day = :day, note = :note
 WHERE id = :id;

-- name: deed_remove
DELETE FROM deed WHERE id = :id;

-- name: mute_all
-- What is not reminded of, by subject.
SELECT id, uid, subject, until, note, holder_id
  FROM mute
 WHERE holder_id = :holder
 ORDER BY subject;

-- name: mute_get
-- One record by number.
SELECT id, uid, subject, until, note, holder_id
  FROM mute
 WHERE id = :id;

-- name: mute_add
-- A new record; id NULL: the next number.
INSERT INTO mute (id, uid, subject, until, note, holder_id)
VALUES (:id, :uid, :subject, :until, :note, :holder_id);

-- name: mute_set
-- Number, UUID and holder of a record never change.
UPDATE mute
   SET subject = :subject, until = :until, note = :note
 WHERE id = :id;

-- name: mute_remove
DELETE FROM mute WHERE id = :id;

-- name: path_step_all
-- The steps to each credential by day, then number; those without a day first.
SELECT id, uid, credential_id, kind, part, amount, day, note, holder_id
  FROM path_step
 WHERE holder_id = :holder
 ORDER BY credential_id, day, id;

-- name: path_step_get
-- One record by number.
SELECT id, uid, credential_id, kind, part, amount, day, note, holder_id
  FROM path_step
 WHERE id = :id;

-- name: path_step_add
-- A new record; id NULL: the next number.
INSERT INTO path_step (id, uid, credential_id, kind, part, amount, day, note, holder_id)
VALUES (:id, :uid, :credential_id, :kind, :part, :amount, :day, :note, :holder_id);

-- name: path_step_set
-- Number, UUID and holder of a record never change.
UPDATE path_step
   SET credential_id = :credential_id, kind = :kind, part = :part, amount = :amount, day = :day,
       note = :note
 WHERE id = :id;

-- name: path_step_remove
DELETE FROM path_step WHERE id = :id;

-- name: draft_all
-- The certificates that wait for a word, by number.
SELECT id, uid, sha256, name, size, found_ms, title, provider, index_number, done, milli, unit,
       unsure, tried, holder_id
  FROM draft
 WHERE holder_id = :holder
 ORDER BY id;

-- name: draft_get
-- One record by number.
SELECT id, uid, sha256, name, size, found_ms, title, provider, index_number, done, milli, unit,
       unsure, tried, holder_id
  FROM draft
 WHERE id = :id;

-- name: draft_add
-- A new record; id NULL: the next number.
INSERT INTO draft (id, uid, sha256, name, size, found_ms, title, provider, index_number, done, milli,
        unit, unsure, tried, holder_id)
VALUES (:id, :uid, :sha256, :name, :size, :found_ms, :title, :provider, :index_number, :done, :milli,
        :unit, :unsure, :tried, :holder_id);

-- name: draft_set
-- Number, UUID and holder of a record never change.
UPDATE draft
   SET sha256 = :sha256, name = :name, size = :size, found_ms = :found_ms, title = :title,
       provider = :provider, index_number = :index_number, done = :done, milli = :milli, unit = :unit,
       unsure = :unsure, tried = :tried
 WHERE id = :id;

-- name: draft_remove
DELETE FROM draft WHERE id = :id;

-- name: draft_of_content
-- The draft of a file's content.
SELECT id FROM draft WHERE holder_id = :holder AND sha256 = :sha256;

-- name: evidence_of_content
-- The activities that a file's content is kept with, the first one first.
SELECT activity_id FROM evidence
 WHERE holder_id = :holder AND sha256 = :sha256
 ORDER BY activity_id;

-- name: evidence_all
-- All files attached.
SELECT id, uid, activity_id, sha256, name, size, added_ms, holder_id
  FROM evidence
 WHERE holder_id = :holder
 ORDER BY activity_id, holder_id, sha256;

-- name: evidence_get
-- One record by number.
SELECT id, uid, activity_id, sha256, name, size, added_ms, holder_id
  FROM evidence
 WHERE id = :id;

-- name: evidence_add
-- A new record; id NULL: the next number.
INSERT INTO evidence (id, uid, activity_id, sha256, name, size, added_ms, holder_id)
VALUES (:id, :uid, :activity_id, :sha256, :name, :size, :added_ms, :holder_id);

-- name: evidence_set
-- Number, UUID and holder of a record never change.
UPDATE evidence
   SET activity_id = :activity_id, sha256 = :sha256, name = :name, size = :size,
       added_ms = :added_ms
 WHERE id = :id;

-- name: evidence_remove
DELETE FROM evidence WHERE id = :id;

-- name: tables_used
-- The tables that ever had a row: SQLite notes the highest number of each there.
SELECT name FROM sqlite_sequence;

-- name: activity_lines
-- Every activity in one column each, by day, then number: from the index alone.
SELECT line FROM activity
 WHERE holder_id = :holder
 ORDER BY done, id;

-- name: activity_lines_of_day
-- The activities of one day, as in activity_lines.
SELECT line FROM activity
 WHERE holder_id = :holder AND done = :day
 ORDER BY id;

-- name: activity_lines_recent
-- The activities logged last, newest first, as in activity_lines; by number, so that it costs the same however many
-- there are. The plus keeps the index of days out, which would have to be read whole.
SELECT line FROM activity
 WHERE +holder_id = :holder AND id > 0
 ORDER BY id DESC
 LIMIT :most;

-- name: answer_find
-- The number of an answer; body NULL: the holder's own.
SELECT id FROM answer
 WHERE holder_id = :holder AND coalesce(body, '') = coalesce(:body, '') AND trait = :trait;

-- name: path_step_of_credential
SELECT id FROM path_step
 WHERE holder_id = :holder AND credential_id = :owner
 ORDER BY day, id;

-- name: entry_find
-- The number of an entry.
SELECT id FROM entry
 WHERE holder_id = :holder AND activity_id = :activity AND body = :body;

-- name: entry_of_activity
SELECT id FROM entry
 WHERE holder_id = :holder AND activity_id = :owner
 ORDER BY body;

-- name: evidence_of_activity
SELECT id FROM evidence
 WHERE holder_id = :holder AND activity_id = :owner
 ORDER BY sha256;

-- name: evidence_counts
-- How many files each activity has; only those that have any.
SELECT activity_id, count(*)
  FROM evidence
 WHERE holder_id = :holder
 GROUP BY activity_id;
