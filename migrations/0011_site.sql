-- What a house says of itself at the foot of every page and on its privacy page.
-- +goose Up
CREATE TABLE sites (
    id            TEXT PRIMARY KEY,             -- there is one
    operator      TEXT NOT NULL,
    contact       TEXT NOT NULL,
    privacy       TEXT NOT NULL,
    privacy_en    TEXT NOT NULL,
    icp           TEXT NOT NULL,
    police_record TEXT NOT NULL,
    changed_at    TEXT NOT NULL,
    version       INTEGER NOT NULL,
    CONSTRAINT sites_id_check CHECK (id = 'site')
);
