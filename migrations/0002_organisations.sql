-- The tree of organisations and who belongs to them.
-- +goose Up
CREATE TABLE organisations (
    id         TEXT PRIMARY KEY,
    parent_id  TEXT REFERENCES organisations (id),
    name       TEXT NOT NULL,
    created_at TEXT NOT NULL,
    version    INTEGER NOT NULL
);
CREATE INDEX organisations_parent ON organisations (parent_id);

CREATE TABLE organisation_members (
    organisation_id TEXT NOT NULL REFERENCES organisations (id) ON DELETE CASCADE,
    account_id      TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    role            TEXT NOT NULL CONSTRAINT organisation_members_role_check CHECK (role IN ('manager', 'editor', 'member')),
    created_at      TEXT NOT NULL,
    PRIMARY KEY (organisation_id, account_id)
);
CREATE INDEX organisation_members_account ON organisation_members (account_id);

-- +goose Down
SELECT 1;
