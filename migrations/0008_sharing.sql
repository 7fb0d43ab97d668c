-- Personal calendars, what each calendar last showed, and who has asked since.
-- +goose Up
CREATE TABLE feed_entries (
    id           TEXT PRIMARY KEY,              -- session-…, item-…, duty-…, part-…: the local part of the UID
    campaign_id  TEXT NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
    person_id    TEXT REFERENCES campaign_people (id) ON DELETE CASCADE,     -- none: of the public calendar
    session_id   TEXT NOT NULL,                 -- empty where it is of no session
    summary      TEXT NOT NULL,
    location     TEXT NOT NULL,
    all_day      BOOLEAN NOT NULL,
    starts       TEXT NOT NULL,                 -- instant, or date where all day
    ends         TEXT NOT NULL,
    digest       TEXT NOT NULL,                 -- of all that the entry shows
    sequence     INTEGER NOT NULL,              -- RFC 5545 3.8.7.4
    modified_at  TEXT NOT NULL,
    moved_at     TEXT,                          -- when time, place or status last changed
    moved_from   TEXT NOT NULL,                 -- starts before that
    cancelled_at TEXT
);
CREATE INDEX feed_entries_campaign ON feed_entries (campaign_id, person_id);
INSERT INTO feed_entries (id, campaign_id, session_id, summary, location, all_day, starts, ends, digest, sequence, modified_at, moved_at, moved_from, cancelled_at)
SELECT id, campaign_id, session_id, summary, location, all_day, starts, ends, digest, sequence, modified_at,
       CASE WHEN sequence > 0 THEN modified_at END, '', cancelled_at FROM programme_events;
DROP TABLE programme_events;

-- What a campaign's calendar was called while it was last public.
CREATE TABLE programme_calendars (
    campaign_id TEXT PRIMARY KEY REFERENCES campaigns (id) ON DELETE CASCADE,
    title       TEXT NOT NULL,
    kind        TEXT NOT NULL,
    zone        TEXT NOT NULL
);

-- Who has, or had, a calendar of their own.
CREATE TABLE feed_people (
    person_id   TEXT PRIMARY KEY REFERENCES campaign_people (id) ON DELETE CASCADE,
    campaign_id TEXT NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE
);
CREATE INDEX feed_people_campaign ON feed_people (campaign_id);

-- How many readers of a kind asked for a public calendar on a day. No address
-- and no reader is kept.
CREATE TABLE feed_days (
    campaign_id TEXT NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
    day         TEXT NOT NULL,                  -- in UTC
    moved_at    TEXT NOT NULL,                  -- of the state that they were given; empty where nothing had moved
    client      TEXT NOT NULL,                  -- apple, google …
    readers     INTEGER NOT NULL,
    last_at     TEXT NOT NULL,
    CONSTRAINT feed_days_key PRIMARY KEY (campaign_id, day, moved_at, client)
);

ALTER TABLE account_links ADD COLUMN uses INTEGER NOT NULL DEFAULT 0;

-- +goose Down
SELECT 1;
