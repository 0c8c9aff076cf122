import type { Named } from './area.ts';

/** Sweden's 21 regions by their two-digit county code (SCB, länskod). */
export const regions: readonly Named[] = [
  { id: '01', name: 'Region Stockholm' },
  { id: '03', name: 'Region Uppsala' },
  { id: '04', name: 'Region Sörmland' },
  { id: '05', name: 'Region Östergötland' },
  { id: '06', name: 'Region Jönköpings län' },
  { id: '07', name: 'Region Kronoberg' },
  { id: '08', name: 'Region Kalmar län' },
  { id: '09', name: 'Region Gotland' },
  { id: '10', name: 'Region Blekinge' },
  { id: '12', name: 'Region Skåne' },
  { id: '13', name: 'Region Halland' },
  { id: '14', name: 'Västra Götalandsregionen' },
  { id: '17', name: 'Region Värmland' },
  { id: '18', name: 'Region Örebro län' },
  { id: '19', name: 'Region Västmanland' },
  { id: '20', name: 'Region Dalarna' },
  { id: '21', name: 'Region Gävleborg' },
  { id: '22', name: 'Region Västernorrland' },
  { id: '23', name: 'Region Jämtland Härjedalen' },
  { id: '24', name: 'Region Västerbotten' },
  { id: '25', name: 'Region Norrbotten' },
];

/** Home region of a patient who is not registered in Sweden (ej folkbokförd). */
export const notRegistered = 'not-registered';

/** Every value that a home region can have. */
export const homeRegions: readonly Named[] = [
  ...regions,
  { id: notRegistered, name: 'Ej folkbokförd i Sverige' },
];
