-- Who may sign in, how they stay signed in, and links that carry a right.
-- +goose Up
CREATE TABLE installation_facts (
    name  TEXT PRIMARY KEY,                     -- id, demonstration …
    value TEXT NOT NULL
);

CREATE TABLE accounts (
    id            TEXT PRIMARY KEY,
    name          TEXT NOT NULL,                -- as others see it
    email         TEXT CONSTRAINT accounts_email_key UNIQUE,           -- folded to lower case
    phone         TEXT CONSTRAINT accounts_phone_key UNIQUE,           -- digits, with + where international
    short_name    TEXT CONSTRAINT accounts_short_name_key UNIQUE,      -- folded
    password_hash TEXT NOT NULL,
    administrator BOOLEAN NOT NULL,
    language      TEXT NOT NULL CONSTRAINT accounts_language_check CHECK (language IN ('', 'zh-CN', 'en')),
    epoch         INTEGER NOT NULL,             -- sessions of an earlier epoch are over
    disabled_at   TEXT,
    created_at    TEXT NOT NULL,
    version       INTEGER NOT NULL,
    CONSTRAINT accounts_sign_in_check CHECK (email IS NOT NULL OR phone IS NOT NULL OR short_name IS NOT NULL)
);

CREATE TABLE account_sessions (
    token_hash TEXT PRIMARY KEY,
    data       TEXT NOT NULL,                   -- base64
    expires_at TEXT NOT NULL
);
CREATE INDEX account_sessions_expiry ON account_sessions (expires_at);

CREATE TABLE account_links (
    id           TEXT PRIMARY KEY,
    token_hash   TEXT NOT NULL CONSTRAINT account_links_token_hash_key UNIQUE,   -- never the token
    purpose      TEXT NOT NULL CONSTRAINT account_links_purpose_check CHECK (purpose IN ('invitation', 'password', 'feed', 'preview')),
    subject      TEXT NOT NULL,                 -- an account, an invitation or a campaign, as the purpose says
    detail       TEXT NOT NULL,                 -- for the purpose's own use
    single_use   BOOLEAN NOT NULL,
    created_at   TEXT NOT NULL,
    created_by   TEXT REFERENCES accounts (id),
    expires_at   TEXT,
    revoked_at   TEXT,
    last_used_at TEXT,
    last_client  TEXT NOT NULL
);
CREATE INDEX account_links_subject ON account_links (purpose, subject);

CREATE TABLE account_sign_in_failures (
    scope    TEXT PRIMARY KEY,                  -- account:… or address:…
    failures INTEGER NOT NULL,
    last_at  TEXT NOT NULL
);

-- +goose Down
SELECT 1;
