-- Campaigns that are put away, and what takes somebody's last change back.
-- +goose Up
ALTER TABLE campaigns ADD COLUMN closed_at TEXT;           -- put away: read and no longer changed

-- One row an account and campaign: the last change there. It goes with the
-- next one and after some hours, since it holds words that the log leaves out.
CREATE TABLE campaign_undos (
    campaign_id TEXT NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
    account_id  TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    revision    BIGINT NOT NULL,
    at          TEXT NOT NULL,
    former      TEXT NOT NULL,              -- JSON list, one an ordinal of the revision
    PRIMARY KEY (campaign_id, account_id)
);
CREATE INDEX campaign_undos_at ON campaign_undos (at);

-- +goose Down
SELECT 1;
