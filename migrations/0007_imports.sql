-- Plan documents on their way to become campaigns. What they hold is sealed,
-- and none of it is kept in backups.
-- +goose Up
CREATE TABLE plan_files (
    id         TEXT PRIMARY KEY,
    account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    plans      INTEGER NOT NULL,                -- how many it holds
    content    TEXT NOT NULL,                   -- sealed: its name and lines
    created_at TEXT NOT NULL
);

CREATE TABLE plan_imports (
    id         TEXT PRIMARY KEY,
    file_id    TEXT NOT NULL REFERENCES plan_files (id) ON DELETE CASCADE,
    account_id TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    plan       INTEGER NOT NULL,                -- which of the file, from 1
    proposal   TEXT NOT NULL,                   -- sealed: JSON
    previous   TEXT NOT NULL,                   -- sealed: the proposal before the last correction; empty for none
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    version    INTEGER NOT NULL,
    CONSTRAINT plan_imports_file_id_plan_key UNIQUE (file_id, plan)
);
CREATE INDEX plan_imports_account ON plan_imports (account_id, changed_at);
CREATE INDEX plan_imports_changed ON plan_imports (changed_at);

-- +goose Down
SELECT 1;
