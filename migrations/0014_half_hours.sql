-- Volunteers' hours are counted by halves.
-- +goose Up
ALTER TABLE reports RENAME COLUMN volunteer_hours TO volunteer_half_hours;
UPDATE reports SET volunteer_half_hours = 2 * volunteer_half_hours;

-- +goose Down
SELECT 1;
