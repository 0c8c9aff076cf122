import { areas } from '../../domain/areas/areas.ts';

/** A person that a user can sign in as in the local run. The id is the group in the access token. */
export type Person = { id: string; name: string; groups: string[]; heading: string };

/** Lists a person for each role of the contract: two at each unit, the authority, and the administrator. */
export function people(): Person[] {
  const atUnits = areas.flatMap(({ name: area, units }) =>
    units.flatMap((unit) => [
      person(`staff@${unit.id}`, 'Vårdpersonal', `${unit.name} · ${area}`),
      person(`lead@${unit.id}`, 'Enhetens ansvariga', `${unit.name} · ${area}`),
    ]),
  );
  return [
    ...atUnits,
    person('authority', 'Myndigheten', 'Nationellt'),
    person('admin', 'Administratör', 'Nationellt'),
  ];
}

function person(id: string, name: string, heading: string): Person {
  return { id, name, groups: [id], heading };
}
