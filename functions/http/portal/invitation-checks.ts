import { fail, type InputError } from '../../domain/failure.ts';
import { fromPathName } from '../../domain/path-name.ts';
import { entryMeant } from '../../domain/patient/anchored.ts';
import type { Patient } from '../../domain/patient/patient.ts';
import { findInstrument } from '../../domain/survey/instruments/instruments.ts';
import type { Invitation } from '../../domain/survey/invitation.ts';
import { hasWords } from '../../domain/survey/wordings/wordings.ts';
import type { AtUnit } from '../auth.ts';
import { readUnitWordings } from '../unit-wordings.ts';
import { type PortalDeps, patientOrFail } from './context.ts';

/** Lists the forms that have no wording that may be shown at the unit. */
export async function unsendableIn(
  deps: PortalDeps,
  { unit }: AtUnit,
  forms: readonly string[],
): Promise<InputError[]> {
  const { shown } = await readUnitWordings(deps, unit.id, { consistent: true });
  return forms.flatMap((form, index) => {
    const instrument = findInstrument(form);
    if (!instrument || hasWords(form, shown)) return [];
    const message = `${instrument.shortName} kan inte skickas: det finns bara preliminär text, som inte får användas här. Be en administratör aktivera en ordalydelse med tillstånd för enheten.`;
    return [{ path: `forms.${index}`, message }];
  });
}

/**
 * Finds the patient and the invitation that an address's path names, by its key as people see it. Fails as not found.
 */
export async function invitationOrFail(
  deps: PortalDeps,
  at: AtUnit,
  { reference, key }: { reference: string; key: string },
): Promise<{ patient: Patient; invitation: Invitation }> {
  const { patient } = await patientOrFail(deps, at, reference);
  const invitation = entryMeant(fromPathName(key), patient.invitations);
  return invitation ? { patient, invitation } : fail({ kind: 'not-found', what: 'invitation' });
}
