-- Reminders, published calendar items and named values: state of ours, outside the history.

-- name: reminder_all
SELECT id, key, lead_days, state, attempts, claimed_usec, shown_usec, snoozed_usec, server,
       extra_usec, changed_usec
  FROM reminder
 WHERE holder_id = :holder
 ORDER BY key;

-- name: reminder_put
INSERT INTO reminder (uid, holder_id, key, lead_days, state, attempts, claimed_usec, shown_usec,
                      snoozed_usec, server, extra_usec, changed_usec)
VALUES (:uid, :holder, :key, :lead_days, :state, :attempts, :claimed_usec, :shown_usec,
        :snoozed_usec, :server, :extra_usec, :changed_usec)
    ON CONFLICT (holder_id, key) DO UPDATE SET
       lead_days = excluded.lead_days, state = excluded.state, attempts = excluded.attempts,
       claimed_usec = excluded.claimed_usec, shown_usec = excluded.shown_usec,
       snoozed_usec = excluded.snoozed_usec, server = excluded.server,
       extra_usec = excluded.extra_usec, changed_usec = excluded.changed_usec
RETURNING id;

-- name: reminder_remove
DELETE FROM reminder WHERE holder_id = :holder AND key = :key;

-- name: published_all
SELECT uid, pool, clock, kind, lead_days, stage_day, day, summary, description, sequence,
       created_usec, changed_usec, cancelled
  FROM published
 WHERE holder_id = :holder
 ORDER BY day, uid;

-- name: published_put
INSERT INTO published (uid, holder_id, pool, clock, kind, lead_days, stage_day, day, summary,
                       description, sequence, created_usec, changed_usec, cancelled)
VALUES (:uid, :holder, :pool, :clock, :kind, :lead_days, :stage_day, :day, :summary,
        :description, :sequence, :created_usec, :changed_usec, :cancelled);

-- name: published_clear
DELETE FROM published WHERE holder_id = :holder;

-- name: state_get
SELECT value FROM state WHERE holder_id = :holder AND name = :name;

-- name: state_put
INSERT INTO state (holder_id, name, value) VALUES (:holder, :name, :value)
    ON CONFLICT (holder_id, name) DO UPDATE SET value = excluded.value;
