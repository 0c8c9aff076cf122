import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { findUnit } from '../../functions/domain/areas/areas.ts';
import type { Unit } from '../../functions/domain/care/area.ts';
import type { MeasuredArea } from '../../functions/domain/measure/measured-area.ts';
import type { Session } from './api.ts';

/** The session with the user's area and unit, which nearly every view needs. */
export type Place = {
  session: Session;
  area: MeasuredArea;
  unit: Unit;
  /** The year that the unit works on. */
  workedOn: number;
};

/** Finds the place of a unit's staff; null for roles that belong to no unit. */
export function placeOf(session: Session): Place | null {
  const found = session.unit && findUnit(session.unit.id);
  return found && session.year !== null ? { session, ...found, workedOn: session.year } : null;
}

export const PlaceContext = createContext<Place | null>(null);

/**
 * Reads the place of the user.
 * @throws outside the views of a unit's staff
 */
export function usePlace(): Place {
  const place = useContext(PlaceContext);
  if (!place) throw new Error('no unit is at hand here');
  return place;
}
