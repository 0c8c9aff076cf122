import type { Coding } from 'fhir/r4.js';
import type { Named } from '../../domain/care/area.ts';
import { ownSystem } from './canonical.ts';

/**
 * A code of the project's own.
 * @param names the codes of the system with their Swedish names
 */
export function ownCoding(system: string, code: string, names: readonly Named[] = []): Coding {
  const name = names.find(({ id }) => id === code)?.name;
  return { system: ownSystem(system), code, ...(name === undefined ? {} : { display: name }) };
}
