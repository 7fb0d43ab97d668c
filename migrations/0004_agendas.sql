-- Sessions, their items in order, and the items' cues.
-- +goose Up
CREATE TABLE agenda_sessions (
    id              TEXT PRIMARY KEY,
    campaign_id     TEXT NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
    organisation_id TEXT REFERENCES organisations (id),
    venue_id        TEXT REFERENCES venues (id),
    title           TEXT NOT NULL,
    starts_on       TEXT,                       -- local date
    starts_at       TEXT,                       -- local time of day; none: all day
    ends_on         TEXT,                       -- planned
    ends_at         TEXT,
    zone            TEXT NOT NULL,              -- IANA
    audience        TEXT NOT NULL,
    audience_count  INTEGER,
    age_group       TEXT NOT NULL CONSTRAINT agenda_sessions_age_group_check CHECK (age_group IN ('', 'toddler', 'preschool', 'primary', 'secondary', 'adult', 'mixed')),
    access          TEXT NOT NULL,              -- JSON list of access codes that are promised
    cancelled_at    TEXT,
    cancel_reason   TEXT NOT NULL,
    position        INTEGER NOT NULL,
    trashed_at      TEXT,
    version         INTEGER NOT NULL            -- guards its fields, the order and moves
);
CREATE INDEX agenda_sessions_campaign ON agenda_sessions (campaign_id, position);

CREATE TABLE agenda_items (
    id                 TEXT PRIMARY KEY,
    campaign_id        TEXT NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
    session_id         TEXT NOT NULL REFERENCES agenda_sessions (id) ON DELETE CASCADE,
    kind               TEXT NOT NULL CONSTRAINT agenda_items_kind_check CHECK (kind IN ('call', 'arrival', 'opening', 'anthem', 'introduction',
                           'speech', 'gift', 'performance', 'video', 'interaction', 'oath', 'award', 'photo', 'break', 'closing', 'departure', 'other')),
    title              TEXT NOT NULL,
    numbered           BOOLEAN NOT NULL,        -- counts among 第一项, 第二项 …
    seconds            INTEGER,                 -- none: unknown
    ideal_seconds      INTEGER,
    least_seconds      INTEGER,
    may_drop           BOOLEAN NOT NULL,
    fixed_on           TEXT,                    -- local date of a fixed start
    fixed_at           TEXT,                    -- local time of day of a fixed start
    speaker_id         TEXT REFERENCES campaign_people (id),
    speaker            TEXT NOT NULL,
    owner_id           TEXT REFERENCES campaign_people (id),
    owner              TEXT NOT NULL,
    host_words         TEXT NOT NULL,
    speech_text        TEXT NOT NULL,
    speech_received_on TEXT,
    note               TEXT NOT NULL,           -- for the crew
    backstage          BOOLEAN NOT NULL,
    interpreted        BOOLEAN NOT NULL,
    interpreter_id     TEXT REFERENCES campaign_people (id),
    interpreter        TEXT NOT NULL,
    interpreter_place  TEXT NOT NULL,           -- where they stand
    captioned          BOOLEAN NOT NULL,
    child_on_stage     BOOLEAN NOT NULL,
    child_consent      TEXT NOT NULL CONSTRAINT agenda_items_child_consent_check CHECK (child_consent IN ('', 'asked', 'given', 'declined')),
    needs_ramp         BOOLEAN NOT NULL,
    position           INTEGER NOT NULL,
    trashed_at         TEXT,
    version            INTEGER NOT NULL
);
CREATE INDEX agenda_items_session ON agenda_items (session_id, position);
CREATE INDEX agenda_items_campaign ON agenda_items (campaign_id);

CREATE TABLE agenda_cues (
    id             TEXT PRIMARY KEY,
    campaign_id    TEXT NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
    item_id        TEXT NOT NULL REFERENCES agenda_items (id) ON DELETE CASCADE,
    channel        TEXT NOT NULL CONSTRAINT agenda_cues_channel_check CHECK (channel IN ('music', 'screen', 'stage', 'light', 'access', 'other')),
    offset_seconds INTEGER NOT NULL,            -- from the item's start; negative is before it
    text           TEXT NOT NULL,
    owner_id       TEXT REFERENCES campaign_people (id),
    owner          TEXT NOT NULL,
    access_code    TEXT NOT NULL,
    position       INTEGER NOT NULL
);
CREATE INDEX agenda_cues_item ON agenda_cues (item_id, position);
CREATE INDEX agenda_cues_campaign ON agenda_cues (campaign_id);

-- +goose Down
SELECT 1;
