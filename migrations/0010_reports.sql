-- What happened: the report of a campaign, and how its items were held.
-- +goose Up
CREATE TABLE reports (
    campaign_id     TEXT PRIMARY KEY REFERENCES campaigns (id) ON DELETE CASCADE,
    people          INTEGER,                    -- who came; NULL where nobody counted, as below
    children        INTEGER,
    families        INTEGER,
    volunteers      INTEGER,
    volunteer_hours INTEGER,
    received_cents  BIGINT,
    goods           TEXT NOT NULL,
    went            TEXT NOT NULL,              -- words on how it went
    learnt          TEXT NOT NULL,
    thanks          TEXT NOT NULL,
    photographs     TEXT NOT NULL,              -- one a line: what is in it, or the file's name
    version         INTEGER NOT NULL
);

-- An item without a row was held as planned.
CREATE TABLE report_items (
    item_id     TEXT PRIMARY KEY REFERENCES agenda_items (id) ON DELETE CASCADE,
    campaign_id TEXT NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
    left_out    BOOLEAN NOT NULL,
    started_at  TEXT,                           -- local in the session's zone; NULL: as planned
    seconds     INTEGER                         -- NULL: as planned
);
CREATE INDEX report_items_campaign ON report_items (campaign_id);

-- +goose Down
SELECT 1;
