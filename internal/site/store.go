package site

import (
	"context"

	"tongxing/internal/database"
	"tongxing/internal/fault"
)

// find returns the Site, the zero one where nothing was entered yet.
func find(ctx context.Context, q database.Querier) (s Site, err error) {
	err = q.Get(ctx, &s, `SELECT operator, contact, privacy, privacy_en, icp, police_record, changed_at, version FROM sites WHERE id = 'site'`)
	if fault.KindOf(err) == fault.NotFound {
		return Site{}, nil
	}
	return s, err
}

func insert(ctx context.Context, tx *database.Tx, s Site) error {
	return tx.Insert(ctx, `INSERT INTO sites (id, operator, contact, privacy, privacy_en, icp, police_record, changed_at, version)
		VALUES ('site', :operator, :contact, :privacy, :privacy_en, :icp, :police_record, :changed_at, :version)`, s)
}

// update saves over the version before; it says whether that was still there.
func update(ctx context.Context, tx *database.Tx, s Site) (bool, error) {
	n, err := tx.Exec(ctx, `UPDATE sites SET operator = ?, contact = ?, privacy = ?, privacy_en = ?, icp = ?, police_record = ?, changed_at = ?, version = ?
		WHERE id = 'site' AND version = ?`, s.Operator, s.Contact, s.Privacy, s.PrivacyEn, s.ICP, s.PoliceRecord, s.ChangedAt, s.Version, s.Version-1)
	return n == 1, err
}
