-- Call times: crew work that begins so long before its session.
-- +goose Up
ALTER TABLE agenda_items ADD COLUMN lead_seconds INTEGER;  -- before the session's start; none: it follows the order

-- +goose Down
SELECT 1;
