-- Findings of the plan check that people have set aside.
-- +goose Up
CREATE TABLE checks_aside (
    campaign_id TEXT NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
    finding     TEXT NOT NULL,              -- its key: what it is and what it is about
    reason      TEXT NOT NULL,
    account_id  TEXT REFERENCES accounts (id),
    set_by      TEXT NOT NULL,              -- the name at that time
    set_at      TEXT NOT NULL,
    CONSTRAINT checks_aside_pkey PRIMARY KEY (campaign_id, finding)
);

-- +goose Down
SELECT 1;
