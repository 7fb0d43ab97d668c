-- Every move of a public calendar's entries, so that whoever has not asked for
-- some time can be told all that moved since.
-- +goose Up
CREATE TABLE feed_moves (
    entry_id    TEXT NOT NULL REFERENCES feed_entries (id) ON DELETE CASCADE,
    campaign_id TEXT NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
    at          TEXT NOT NULL,
    moved_from  TEXT NOT NULL,                  -- starts before that
    CONSTRAINT feed_moves_key PRIMARY KEY (entry_id, at)
);
CREATE INDEX feed_moves_campaign ON feed_moves (campaign_id, at);
INSERT INTO feed_moves (entry_id, campaign_id, at, moved_from)
SELECT id, campaign_id, moved_at, moved_from FROM feed_entries WHERE moved_at IS NOT NULL AND person_id IS NULL;

-- +goose Down
SELECT 1;
