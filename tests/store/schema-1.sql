-- A store of schema 1 as the program of that time left it (sqlite3's .dump): records of all kinds, activities 4 and 5
-- given up, one change taken back.
PRAGMA application_id=1128617284;
PRAGMA user_version=1;
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE holder (
 id INTEGER PRIMARY KEY AUTOINCREMENT,
 uid TEXT NOT NULL UNIQUE,
 name TEXT NOT NULL UNIQUE
) STRICT;
INSERT INTO holder VALUES(1,'703d992c-5ed8-4517-99cd-93501171192a','me');
CREATE TABLE membership (
 id INTEGER PRIMARY KEY AUTOINCREMENT,
 uid TEXT NOT NULL UNIQUE,
 holder_id INTEGER NOT NULL REFERENCES holder,
 body TEXT NOT NULL CHECK (body <> ''),
 number TEXT,
 renews_year INTEGER CHECK (renews_year BETWEEN 1900 AND 2199),
 renews_month INTEGER CHECK (renews_month BETWEEN 1 AND 12),
 renews_day INTEGER CHECK (renews_day BETWEEN 1 AND 31),
 dues_paid_to INTEGER CHECK (dues_paid_to BETWEEN -25567 AND 84005),
 standing INTEGER CHECK (standing BETWEEN -25567 AND 84005),
 ended INTEGER CHECK (ended BETWEEN -25567 AND 84005),
 UNIQUE (holder_id, body)
) STRICT;
INSERT INTO membership VALUES(1,'adf075f8-b9bb-4457-833b-a61bb8d195cf',1,'aapc',NULL,2027,3,NULL,NULL,20783,NULL);
CREATE TABLE credential (
 id INTEGER PRIMARY KEY AUTOINCREMENT,
 uid TEXT NOT NULL UNIQUE,
 holder_id INTEGER NOT NULL REFERENCES holder,
 body TEXT NOT NULL CHECK (body <> ''),
 type TEXT NOT NULL CHECK (type <> ''),
 number TEXT,
 category TEXT,
 earned INTEGER CHECK (earned BETWEEN -25567 AND 84005),
 standing INTEGER CHECK (standing BETWEEN -25567 AND 84005),
 retired INTEGER CHECK (retired BETWEEN -25567 AND 84005)
) STRICT;
INSERT INTO credential VALUES(1,'9e61e2a6-ec55-4f75-be7f-f377499ba1fa',1,'aapc','CPC','01234',NULL,19796,20783,NULL);
INSERT INTO credential VALUES(2,'78544d37-b6ba-4541-8ca9-8649efb39fb5',1,'ahima','CCS',NULL,NULL,19888,20783,NULL);
CREATE TABLE activity (
 id INTEGER PRIMARY KEY AUTOINCREMENT,
 uid TEXT NOT NULL UNIQUE,
 holder_id INTEGER NOT NULL REFERENCES holder,
 done INTEGER NOT NULL CHECK (done BETWEEN -25567 AND 84005),
 milli INTEGER NOT NULL CHECK (milli BETWEEN 0 AND 100000000),
 unit TEXT NOT NULL CHECK (unit IN ('ceu', 'hour', 'minute', 'iacet')),
 planned INTEGER NOT NULL CHECK (planned IN (0, 1)),
 pin INTEGER CHECK (pin BETWEEN -25567 AND 84005),
 title TEXT NOT NULL,
 provider TEXT,
 index_number TEXT,
 format TEXT,
 topics TEXT,
 origin TEXT,
 accepted_by TEXT,
 note TEXT,
 line TEXT NOT NULL GENERATED ALWAYS AS (
 id || x'1f' || done || x'1f' || milli || x'1f' || coalesce(pin, '') || x'1f' || planned || unit ||
 x'1f' || uid || x'1f' || title || x'1f' || coalesce(provider, '') || x'1f' ||
 coalesce(index_number, '') || x'1f' || coalesce(format, '') || x'1f' || coalesce(topics, '') ||
 x'1f' || coalesce(origin, '') || x'1f' || coalesce(accepted_by, '') || x'1f' || coalesce(note, '')
 ) STORED
) STRICT;
INSERT INTO activity VALUES(1,'ca9cca77-797d-4cfa-a915-5841c8a3111d',1,20590,1500,'ceu',0,NULL,'2026 updates','AAPC','ABC123',NULL,'CPT',NULL,NULL,'it''s “so”');
INSERT INTO activity VALUES(2,'0c7fa8d2-4d89-4df2-be99-cbb82f8ef6e6',1,20605,90000,'minute',0,NULL,'Auditing basics',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO activity VALUES(3,'f4e05378-ae1a-4f3b-9a2e-50be21affcbc',1,20697,2000,'hour',1,NULL,'Planned',NULL,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE entry (
 id INTEGER PRIMARY KEY AUTOINCREMENT,
 uid TEXT NOT NULL UNIQUE,
 holder_id INTEGER NOT NULL REFERENCES holder,
 activity_id INTEGER NOT NULL REFERENCES activity,
 body TEXT NOT NULL CHECK (body <> ''),
 entered INTEGER CHECK (entered BETWEEN -25567 AND 84005),
 accepted INTEGER CHECK (accepted BETWEEN -25567 AND 84005),
 UNIQUE (activity_id, holder_id, body)
) STRICT;
INSERT INTO entry VALUES(1,'d9a19a42-3c9f-4baa-8991-b26b2c616680',1,1,'aapc',20783,NULL);
CREATE TABLE filing (
 id INTEGER PRIMARY KEY AUTOINCREMENT,
 uid TEXT NOT NULL UNIQUE,
 holder_id INTEGER NOT NULL REFERENCES holder,
 pool TEXT NOT NULL CHECK (pool <> ''),
 cycle_day INTEGER NOT NULL CHECK (cycle_day BETWEEN -25567 AND 84005),
 submitted INTEGER CHECK (submitted BETWEEN -25567 AND 84005),
 accepted INTEGER CHECK (accepted BETWEEN -25567 AND 84005),
 UNIQUE (holder_id, pool, cycle_day)
) STRICT;
INSERT INTO filing VALUES(1,'6d97aee0-2084-44e3-aff6-d9f1881cb911',1,'aapc',20908,20758,NULL);
CREATE TABLE override (
 id INTEGER PRIMARY KEY AUTOINCREMENT,
 uid TEXT NOT NULL UNIQUE,
 holder_id INTEGER NOT NULL REFERENCES holder,
 pool TEXT NOT NULL CHECK (pool <> ''),
 kind TEXT NOT NULL CHECK (kind IN ('due', 'total', 'minimum')),
 subject TEXT,
 milli INTEGER NOT NULL CHECK (milli BETWEEN 0 AND 100000000),
 day INTEGER CHECK (day BETWEEN -25567 AND 84005),
 cycle_day INTEGER CHECK (cycle_day BETWEEN -25567 AND 84005)
) STRICT;
INSERT INTO override VALUES(1,'0968e279-a483-4dc3-ba6e-4a190ef72a87',1,'aapc','total',NULL,30000,NULL,20908);
CREATE TABLE evidence (
 id INTEGER PRIMARY KEY AUTOINCREMENT,
 uid TEXT NOT NULL UNIQUE,
 holder_id INTEGER NOT NULL REFERENCES holder,
 activity_id INTEGER NOT NULL REFERENCES activity,
 sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
 name TEXT NOT NULL,
 size INTEGER NOT NULL CHECK (size BETWEEN 0 AND 52428800),
 added_ms INTEGER NOT NULL,
 UNIQUE (activity_id, holder_id, sha256)
) STRICT;
INSERT INTO evidence VALUES(1,'fc67da79-9fd3-47e8-9107-60a6a64a85f1',1,1,'c1cda26362828b69266512052b97cb3729e3b052e4ade47c0a1e3383defe73c7','proof.pdf',5,1795657388185);
CREATE TABLE reminder (
 id INTEGER PRIMARY KEY AUTOINCREMENT,
 uid TEXT NOT NULL UNIQUE,
 holder_id INTEGER NOT NULL REFERENCES holder,
 key TEXT NOT NULL CHECK (key <> ''),
 lead_days INTEGER NOT NULL,
 state TEXT NOT NULL CHECK (state IN ('pending', 'claimed', 'shown', 'acknowledged')),
 attempts INTEGER NOT NULL CHECK (attempts >= 0),
 claimed_usec INTEGER,
 shown_usec INTEGER,
 snoozed_usec INTEGER,
 server TEXT,
 UNIQUE (holder_id, key)
) STRICT;
INSERT INTO reminder VALUES(1,'93d5d6a8-4b0c-4f0c-9d0e-3b8c9f6d2a11',1,'aapc/units/due/2027-03-31',30,'shown',1,NULL,NULL,NULL,NULL);
CREATE TABLE published (
 id INTEGER PRIMARY KEY AUTOINCREMENT,
 uid TEXT NOT NULL UNIQUE,
 holder_id INTEGER NOT NULL REFERENCES holder,
 pool TEXT NOT NULL,
 clock TEXT NOT NULL CHECK (clock IN ('units', 'dues')),
 kind TEXT NOT NULL,
 lead_days INTEGER NOT NULL,
 stage_day INTEGER NOT NULL CHECK (stage_day BETWEEN -25567 AND 84005),
 day INTEGER NOT NULL CHECK (day BETWEEN -25567 AND 84005),
 summary TEXT NOT NULL,
 description TEXT NOT NULL,
 sequence INTEGER NOT NULL CHECK (sequence >= 0),
 created_usec INTEGER NOT NULL,
 changed_usec INTEGER NOT NULL,
 cancelled INTEGER NOT NULL CHECK (cancelled IN (0, 1))
) STRICT;
CREATE TABLE journal (
 number INTEGER PRIMARY KEY,
 holder_id INTEGER NOT NULL REFERENCES holder,
 at_ms INTEGER NOT NULL,
 summary TEXT NOT NULL,
 records INTEGER NOT NULL CHECK (records > 0),
 changes TEXT NOT NULL,
 undoes INTEGER UNIQUE REFERENCES journal,
 hash TEXT NOT NULL CHECK (length(hash) = 64)
) STRICT;
INSERT INTO journal VALUES(1,1,1795657388121,'set membership aapc',1,'[{"after":{"body":"aapc","holder_id":1,"id":1,"renews_month":3,"renews_year":2027,"standing":20783,"uid":"adf075f8-b9bb-4457-833b-a61bb8d195cf"},"table":"membership","uid":"adf075f8-b9bb-4457-833b-a61bb8d195cf"}]',NULL,'e5b7142aafa867f6cd7b020694f92f67c1394bb20bc44c3c8b4a864305b931e9');
INSERT INTO journal VALUES(2,1,1795657388132,'add credential CPC',1,'[{"after":{"body":"aapc","earned":19796,"holder_id":1,"id":1,"number":"01234","standing":20783,"type":"CPC","uid":"9e61e2a6-ec55-4f75-be7f-f377499ba1fa"},"table":"credential","uid":"9e61e2a6-ec55-4f75-be7f-f377499ba1fa"}]',NULL,'c8faa22cb7855ca5e446bca3081e77d4c08d88859f4cadbd56fbb3955b364125');
INSERT INTO journal VALUES(3,1,1795657388143,'add credential CCS',1,'[{"after":{"body":"ahima","earned":19888,"holder_id":1,"id":2,"standing":20783,"type":"CCS","uid":"78544d37-b6ba-4541-8ca9-8649efb39fb5"},"table":"credential","uid":"78544d37-b6ba-4541-8ca9-8649efb39fb5"}]',NULL,'1bcd5667d9d4aa943329bae36d210fc1b3889f80a6b424ec6c1973c940059822');
INSERT INTO journal VALUES(4,1,1795657388153,'log 1.5 CEU “2026 updates” on 2026-05-17',1,'[{"after":{"done":20590,"holder_id":1,"id":1,"index_number":"ABC123","milli":1500,"note":"it''s “so”","planned":0,"provider":"AAPC","title":"2026 updates","topics":"CPT","uid":"ca9cca77-797d-4cfa-a915-5841c8a3111d","unit":"ceu"},"table":"activity","uid":"ca9cca77-797d-4cfa-a915-5841c8a3111d"}]',NULL,'af698594de70029539bc2f84ef4c1e60bde2deac4648670ba309d1f420a2ba4d');
INSERT INTO journal VALUES(5,1,1795657388162,'log 90 minutes “Auditing” on 2026-06-01',1,'[{"after":{"done":20605,"holder_id":1,"id":2,"milli":90000,"planned":0,"title":"Auditing","uid":"0c7fa8d2-4d89-4df2-be99-cbb82f8ef6e6","unit":"minute"},"table":"activity","uid":"0c7fa8d2-4d89-4df2-be99-cbb82f8ef6e6"}]',NULL,'cf44ed50a0406ee75e90095d0285002e4416e254ef3876fdce67f4919499f787');
INSERT INTO journal VALUES(6,1,1795657388172,'log 2 hours “Planned” on 2026-09-01 (planned)',1,'[{"after":{"done":20697,"holder_id":1,"id":3,"milli":2000,"planned":1,"title":"Planned","uid":"f4e05378-ae1a-4f3b-9a2e-50be21affcbc","unit":"hour"},"table":"activity","uid":"f4e05378-ae1a-4f3b-9a2e-50be21affcbc"}]',NULL,'a196ef69d43777e87f24ce667693c542e808d83410f50ebdb2d2782ec41102ac');
INSERT INTO journal VALUES(7,1,1795657388185,'attach 1 file to 1',1,'[{"after":{"activity_id":1,"added_ms":1795657388185,"holder_id":1,"id":1,"name":"proof.pdf","sha256":"c1cda26362828b69266512052b97cb3729e3b052e4ade47c0a1e3383defe73c7","size":5,"uid":"fc67da79-9fd3-47e8-9107-60a6a64a85f1"},"table":"evidence","uid":"fc67da79-9fd3-47e8-9107-60a6a64a85f1"}]',NULL,'461ea47a94d5296494c19e5cabf061cfe8006147529f442ab4c6be3b662056bc');
INSERT INTO journal VALUES(8,1,1795657388196,'edit 2: 90 minutes “Auditing basics” on 2026-06-01',1,'[{"after":{"done":20605,"holder_id":1,"id":2,"milli":90000,"planned":0,"title":"Auditing basics","uid":"0c7fa8d2-4d89-4df2-be99-cbb82f8ef6e6","unit":"minute"},"before":{"done":20605,"holder_id":1,"id":2,"milli":90000,"planned":0,"title":"Auditing","uid":"0c7fa8d2-4d89-4df2-be99-cbb82f8ef6e6","unit":"minute"},"table":"activity","uid":"0c7fa8d2-4d89-4df2-be99-cbb82f8ef6e6"}]',NULL,'d9cae983e0d0ac2d30debeb7bfea77d5d5f7cb1b627ccee516a7a09549c0bc10');
INSERT INTO journal VALUES(9,1,1795657388206,'log 1 CEU “Gone” on 2026-06-02',1,'[{"after":{"done":20606,"holder_id":1,"id":4,"milli":1000,"planned":0,"title":"Gone","uid":"33127d10-da39-4112-9ed1-3503fb32bc0c","unit":"ceu"},"table":"activity","uid":"33127d10-da39-4112-9ed1-3503fb32bc0c"}]',NULL,'307d857742f9a32d06b215e6a2f002afe2fffdec540f522887960c43508a6096');
INSERT INTO journal VALUES(10,1,1795657388220,'remove 4: 1 CEU “Gone” on 2026-06-02',1,'[{"before":{"done":20606,"holder_id":1,"id":4,"milli":1000,"planned":0,"title":"Gone","uid":"33127d10-da39-4112-9ed1-3503fb32bc0c","unit":"ceu"},"table":"activity","uid":"33127d10-da39-4112-9ed1-3503fb32bc0c"}]',NULL,'50a3047f373f79835995c0be3ecc94b760a2bf84bc3e6f81cb1dd4fa6ef1fecf');
INSERT INTO journal VALUES(11,1,1795657388231,'log 3 CEU “Undone” on 2026-06-03',1,'[{"after":{"done":20607,"holder_id":1,"id":5,"milli":3000,"planned":0,"title":"Undone","uid":"8c01e17d-b5ba-4353-96d1-6a91a2657fc4","unit":"ceu"},"table":"activity","uid":"8c01e17d-b5ba-4353-96d1-6a91a2657fc4"}]',NULL,'c3b1976fb050776c67cfd2a4c038e44151221dd9b874f30eff6bea147c647d7a');
INSERT INTO journal VALUES(12,1,1795657388242,'undo: log 3 CEU “Undone” on 2026-06-03',1,'[{"before":{"done":20607,"holder_id":1,"id":5,"milli":3000,"planned":0,"title":"Undone","uid":"8c01e17d-b5ba-4353-96d1-6a91a2657fc4","unit":"ceu"},"table":"activity","uid":"8c01e17d-b5ba-4353-96d1-6a91a2657fc4"}]',11,'f7ed212faf0a55d456abb370eb364393bbcd0fcb0efdca3b1291e75a7c3e0821');
INSERT INTO journal VALUES(13,1,1795657388253,'edit 1: 1.5 CEU “2026 updates” on 2026-05-17',1,'[{"after":{"activity_id":1,"body":"aapc","entered":20783,"holder_id":1,"id":1,"uid":"d9a19a42-3c9f-4baa-8991-b26b2c616680"},"table":"entry","uid":"d9a19a42-3c9f-4baa-8991-b26b2c616680"}]',NULL,'ad43436a1144e1d215f25be9f44873e8966d3af6406967d15674aca5c672e5bb');
INSERT INTO journal VALUES(14,1,1795657388264,'submit aapc on 2026-11-01',1,'[{"after":{"cycle_day":20908,"holder_id":1,"id":1,"pool":"aapc","submitted":20758,"uid":"6d97aee0-2084-44e3-aff6-d9f1881cb911"},"table":"filing","uid":"6d97aee0-2084-44e3-aff6-d9f1881cb911"}]',NULL,'fb47045271fd9467bcc998a72e31c2fe0090923fb472f78d96bef6b5361f46f7');
INSERT INTO journal VALUES(15,1,1795657388277,'set membership aapc',1,'[{"after":{"cycle_day":20908,"holder_id":1,"id":1,"kind":"total","milli":30000,"pool":"aapc","uid":"0968e279-a483-4dc3-ba6e-4a190ef72a87"},"table":"override","uid":"0968e279-a483-4dc3-ba6e-4a190ef72a87"}]',NULL,'c26d7ce081f124369cc3ed039505e7f660afbd4056dad81c35047a73798a63ef');
CREATE TABLE journal_head (
 id INTEGER PRIMARY KEY CHECK (id = 1),
 number INTEGER NOT NULL CHECK (number >= 0),
 hash TEXT NOT NULL CHECK (length(hash) = 64)
) STRICT;
INSERT INTO journal_head VALUES(1,15,'c26d7ce081f124369cc3ed039505e7f660afbd4056dad81c35047a73798a63ef');
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES('holder',1);
INSERT INTO sqlite_sequence VALUES('membership',1);
INSERT INTO sqlite_sequence VALUES('credential',2);
INSERT INTO sqlite_sequence VALUES('activity',5);
INSERT INTO sqlite_sequence VALUES('evidence',1);
INSERT INTO sqlite_sequence VALUES('entry',1);
INSERT INTO sqlite_sequence VALUES('filing',1);
INSERT INTO sqlite_sequence VALUES('override',1);
INSERT INTO sqlite_sequence VALUES('reminder',1);
CREATE INDEX credential_of_holder ON credential (holder_id);
CREATE INDEX activity_by_day ON activity (holder_id, done, id, line);
CREATE INDEX override_of_holder ON override (holder_id, pool);
CREATE INDEX published_of_holder ON published (holder_id, day, uid);
CREATE TRIGGER journal_keeps BEFORE UPDATE ON journal
BEGIN SELECT raise(ABORT, 'history is never changed'); END;
CREATE TRIGGER journal_stays BEFORE DELETE ON journal
BEGIN SELECT raise(ABORT, 'history is never removed'); END;
COMMIT;
