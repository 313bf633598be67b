-- Settings of a connection: each is set, then read back.

-- name: get_foreign_keys
PRAGMA foreign_keys;

-- name: set_journal_mode
PRAGMA journal_mode = DELETE;

-- name: get_journal_mode
PRAGMA journal_mode;

-- name: set_synchronous
-- EXTRA: the folder is synced too when the journal is unlinked. Less than that loses acknowledged rows.
PRAGMA synchronous = EXTRA;

-- name: get_synchronous
PRAGMA synchronous;

-- name: set_mmap_size
PRAGMA mmap_size = 0;

-- name: get_mmap_size
PRAGMA mmap_size;

-- name: set_cell_size_check
PRAGMA cell_size_check = ON;

-- name: get_cell_size_check
PRAGMA cell_size_check;

-- name: application_id
PRAGMA application_id;

-- name: user_version
PRAGMA user_version;

-- name: data_version
-- Changes when another connection commits.
PRAGMA data_version;

-- name: begin_read
BEGIN;

-- name: begin_write
BEGIN IMMEDIATE;

-- name: commit
COMMIT;

-- name: rollback
ROLLBACK;

-- name: integrity_check
PRAGMA integrity_check(20);

-- name: foreign_key_check
PRAGMA foreign_key_check;

-- name: holder_add
INSERT INTO holder (uid, name) VALUES (:uid, 'me');

-- name: holder_get
SELECT id FROM holder WHERE name = 'me';

-- name: holder_uid
SELECT uid FROM holder WHERE id = :holder;
