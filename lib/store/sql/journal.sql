-- The history.

-- name: journal_head_add
INSERT INTO journal_head (id, number, hash) VALUES (1, 0, :hash);

-- name: journal_head_get
SELECT number, hash FROM journal_head WHERE id = 1;

-- name: journal_head_set
UPDATE journal_head SET number = :number, hash = :hash WHERE id = 1;

-- name: journal_add
INSERT INTO journal (number, holder_id, at_ms, summary, records, changes, undoes, hash)
VALUES (:number, :holder, :at_ms, :summary, :records, :changes, :undoes, :hash);

-- name: journal_chain
-- Every entry with all that its hash covers, oldest first.
SELECT number, holder_id, at_ms, summary, records, changes, undoes, hash
  FROM journal
 ORDER BY number;

-- name: journal_list
-- Newest first, each with the number of the entry that took it back.
SELECT j.number, j.at_ms, j.summary, j.records, j.undoes, u.number
  FROM journal AS j
  LEFT JOIN journal AS u ON u.undoes = j.number
 ORDER BY j.number DESC
 LIMIT :limit;

-- name: journal_newest
-- The newest entry that is neither taken back nor takes one back.
SELECT j.number, j.summary, j.changes
  FROM journal AS j
 WHERE j.undoes IS NULL
   AND NOT EXISTS (SELECT 1 FROM journal AS u WHERE u.undoes = j.number)
 ORDER BY j.number DESC
 LIMIT 1;
