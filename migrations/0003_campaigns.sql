-- A campaign with its people, team, plan, places and history.
-- +goose Up
CREATE TABLE campaigns (
    id              TEXT PRIMARY KEY,
    organisation_id TEXT REFERENCES organisations (id),      -- whose managers own it
    kind            TEXT NOT NULL CONSTRAINT campaigns_kind_check CHECK (kind IN ('disability_day', 'donation', 'volunteer_drive',
                        'buddy', 'special_education', 'subsidy', 'care_service', 'festival', 'meeting', 'other')),
    title           TEXT NOT NULL,
    theme           TEXT NOT NULL,
    purpose         TEXT NOT NULL,
    period          TEXT NOT NULL,              -- in words, where dates alone do not say it
    starts_on       TEXT,
    ends_on         TEXT,
    zone            TEXT NOT NULL,              -- IANA
    language        TEXT NOT NULL CONSTRAINT campaigns_language_check CHECK (language IN ('zh-CN', 'en')),
    description     TEXT NOT NULL,              -- public
    audience        TEXT NOT NULL,              -- public: who may come
    published_at    TEXT,
    withdrawn_at    TEXT,
    cancelled_at    TEXT,
    cancel_reason   TEXT NOT NULL,
    trashed_at      TEXT,
    revision        BIGINT NOT NULL,            -- grows with every committed change
    created_at      TEXT NOT NULL,
    created_by      TEXT REFERENCES accounts (id),
    version         INTEGER NOT NULL
);
CREATE INDEX campaigns_organisation ON campaigns (organisation_id);

CREATE TABLE campaign_slugs (
    slug        TEXT NOT NULL CONSTRAINT campaign_slugs_slug_key UNIQUE,
    campaign_id TEXT NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
    is_current  BOOLEAN NOT NULL,
    since       TEXT NOT NULL
);
CREATE UNIQUE INDEX campaign_slugs_campaign_id_key ON campaign_slugs (campaign_id) WHERE is_current;

CREATE TABLE campaign_team (
    campaign_id TEXT NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
    account_id  TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    role        TEXT NOT NULL CONSTRAINT campaign_team_role_check CHECK (role IN ('owner', 'editor', 'viewer')),
    created_at  TEXT NOT NULL,
    PRIMARY KEY (campaign_id, account_id)
);
CREATE INDEX campaign_team_account ON campaign_team (account_id);

CREATE TABLE campaign_people (
    id                TEXT PRIMARY KEY,
    campaign_id       TEXT NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
    organisation_id   TEXT REFERENCES organisations (id),
    account_id        TEXT REFERENCES accounts (id),
    name              TEXT NOT NULL,
    organisation_name TEXT NOT NULL,
    title             TEXT NOT NULL,            -- post or title
    phone             TEXT NOT NULL,
    sms               BOOLEAN NOT NULL,         -- short messages are welcome
    on_sheet          BOOLEAN NOT NULL,         -- a contact on run sheets
    is_public         BOOLEAN NOT NULL,         -- a contact on the public page
    position          INTEGER NOT NULL,
    trashed_at        TEXT,
    version           INTEGER NOT NULL
);
CREATE INDEX campaign_people_campaign ON campaign_people (campaign_id, position);

CREATE TABLE campaign_sections (
    id          TEXT PRIMARY KEY,
    campaign_id TEXT NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
    kind        TEXT NOT NULL CONSTRAINT campaign_sections_kind_check CHECK (kind IN ('text', 'theme', 'purpose', 'period', 'places',
                    'organisers', 'committee', 'duties', 'agenda', 'budget', 'contacts')),
    level       INTEGER NOT NULL CONSTRAINT campaign_sections_level_check CHECK (level BETWEEN 1 AND 4),
    number      TEXT NOT NULL,                  -- bare, as the plan counts: 一, 1
    title       TEXT NOT NULL,
    body        TEXT NOT NULL,                  -- a text section's words; the lead-in of a structured one
    closing     TEXT NOT NULL,                  -- words after a structured section's fields
    position    INTEGER NOT NULL,
    trashed_at  TEXT,
    version     INTEGER NOT NULL
);
CREATE INDEX campaign_sections_campaign ON campaign_sections (campaign_id, position);

CREATE TABLE campaign_organisers (
    id              TEXT PRIMARY KEY,
    campaign_id     TEXT NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
    organisation_id TEXT REFERENCES organisations (id),
    rank            TEXT NOT NULL CONSTRAINT campaign_organisers_rank_check CHECK (rank IN ('host', 'undertake', 'assist', 'support', 'guide', 'issue')),
    name            TEXT NOT NULL,              -- as it must be printed
    position        INTEGER NOT NULL,
    trashed_at      TEXT,
    version         INTEGER NOT NULL
);
CREATE INDEX campaign_organisers_campaign ON campaign_organisers (campaign_id, position);

CREATE TABLE campaign_posts (
    id          TEXT PRIMARY KEY,
    campaign_id TEXT NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
    title       TEXT NOT NULL,                  -- 组长, 副组长, 成员 …
    note        TEXT NOT NULL,                  -- beside the people: 各班班主任
    position    INTEGER NOT NULL,
    trashed_at  TEXT,
    version     INTEGER NOT NULL
);
CREATE INDEX campaign_posts_campaign ON campaign_posts (campaign_id, position);

CREATE TABLE campaign_post_people (
    post_id   TEXT NOT NULL REFERENCES campaign_posts (id) ON DELETE CASCADE,
    person_id TEXT NOT NULL REFERENCES campaign_people (id) ON DELETE CASCADE,
    position  INTEGER NOT NULL,
    PRIMARY KEY (post_id, person_id)
);

CREATE TABLE campaign_duties (
    id              TEXT PRIMARY KEY,
    campaign_id     TEXT NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
    organisation_id TEXT REFERENCES organisations (id),
    person_id       TEXT REFERENCES campaign_people (id),
    who             TEXT NOT NULL,              -- in words, beside or instead of the person: 两位礼仪
    what            TEXT NOT NULL,
    due_on          TEXT,
    state           TEXT NOT NULL CONSTRAINT campaign_duties_state_check CHECK (state IN ('open', 'accepted', 'done')),
    position        INTEGER NOT NULL,
    trashed_at      TEXT,
    version         INTEGER NOT NULL
);
CREATE INDEX campaign_duties_campaign ON campaign_duties (campaign_id, position);

CREATE TABLE campaign_budget_lines (
    id               TEXT PRIMARY KEY,
    campaign_id      TEXT NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
    item             TEXT NOT NULL,
    quantity         BIGINT NOT NULL,
    unit             TEXT NOT NULL,
    unit_price_cents BIGINT NOT NULL,
    source           TEXT NOT NULL,             -- where the money or the thing comes from
    position         INTEGER NOT NULL,
    trashed_at       TEXT,
    version          INTEGER NOT NULL
);
CREATE INDEX campaign_budget_lines_campaign ON campaign_budget_lines (campaign_id, position);

CREATE TABLE campaign_changes (
    campaign_id TEXT NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
    revision    BIGINT NOT NULL,
    ordinal     INTEGER NOT NULL,               -- within the revision
    at          TEXT NOT NULL,
    account_id  TEXT REFERENCES accounts (id),
    actor       TEXT NOT NULL,                  -- the name at that time
    kind        TEXT NOT NULL,                  -- add, change, remove, restore, move, publish …
    record      TEXT NOT NULL,                  -- campaign, section, person, item …
    record_id   TEXT NOT NULL,
    label       TEXT NOT NULL,                  -- what the record is called
    fields      TEXT NOT NULL,                  -- JSON: name, from, to; redacted ones without values
    PRIMARY KEY (campaign_id, revision, ordinal)
);

CREATE TABLE venues (
    id              TEXT PRIMARY KEY,
    campaign_id     TEXT NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
    organisation_id TEXT REFERENCES organisations (id),
    name            TEXT NOT NULL,
    address         TEXT NOT NULL,
    directions      TEXT NOT NULL,              -- how to get there, from the stop to the door
    latitude_e6     BIGINT,                     -- millionths of a degree, WGS 84
    longitude_e6    BIGINT,
    capacity        INTEGER,
    outdoors        BOOLEAN NOT NULL,
    access          TEXT NOT NULL,              -- JSON list of access codes
    access_note     TEXT NOT NULL,
    position        INTEGER NOT NULL,
    trashed_at      TEXT,
    version         INTEGER NOT NULL
);
CREATE INDEX venues_campaign ON venues (campaign_id, position);

-- +goose Down
SELECT 1;
