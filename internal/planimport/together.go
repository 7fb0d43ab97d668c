package planimport

// Together is several corrections made as one: all of them, or none.
type Together []Correction

func (t Together) apply(d *draft) error {
	for _, c := range t {
		if err := c.apply(d); err != nil {
			return err
		}
	}
	return nil
}
