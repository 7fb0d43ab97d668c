-- Editions of printed sheets, and what each calendar entry last showed.
-- +goose Up
CREATE TABLE handout_editions (
    id          TEXT PRIMARY KEY,
    campaign_id TEXT NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
    subject     TEXT NOT NULL,                  -- the session, or the campaign for its programme
    role        TEXT NOT NULL,
    language    TEXT NOT NULL,
    size        TEXT NOT NULL,
    digest      TEXT NOT NULL,                  -- of exactly what it shows
    number      INTEGER NOT NULL,               -- 第 N 版 of the subject and role
    code        TEXT NOT NULL CONSTRAINT handout_editions_code_key UNIQUE,
    made_at     TEXT NOT NULL,
    content     TEXT NOT NULL,                  -- JSON: what it showed
    CONSTRAINT handout_editions_subject_role_language_size_digest_key UNIQUE (subject, role, language, size, digest)
);
CREATE INDEX handout_editions_subject ON handout_editions (subject, role, number);

CREATE TABLE programme_events (
    id           TEXT PRIMARY KEY,              -- session-… or item-…, the local part of the UID
    campaign_id  TEXT NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
    session_id   TEXT NOT NULL,
    summary      TEXT NOT NULL,
    location     TEXT NOT NULL,
    all_day      BOOLEAN NOT NULL,
    starts       TEXT NOT NULL,                 -- instant, or date where all day
    ends         TEXT NOT NULL,
    digest       TEXT NOT NULL,                 -- of all that the entry shows
    sequence     INTEGER NOT NULL,              -- RFC 5545 3.8.7.4
    modified_at  TEXT NOT NULL,
    cancelled_at TEXT
);
CREATE INDEX programme_events_campaign ON programme_events (campaign_id);

-- +goose Down
SELECT 1;
