import type { SeenContact } from '../../api.ts';

/** The Swedish names of those whom messages address. */
export const recipientNames = { patient: 'Patienten', guardian: 'Vårdnadshavaren' } as const satisfies Record<
  NonNullable<SeenContact['recipient']>,
  string
>;

/** The reasons why nothing is sent, as staff choose and read them. */
export const stopTexts = {
  declined: 'Patienten vill inte svara',
  deceased: 'Patienten har avlidit',
  'protected-identity': 'Patienten har skyddade personuppgifter',
  other: 'Annat skäl',
} as const satisfies Record<NonNullable<SeenContact['stopped']>['reason'], string>;

/** A number as it is written in Sweden; one of another country, or of a home, stays in E.164. */
export function phoneText(phone: string): string {
  const [, operator, ...groups] = /^\+46(7\d)(\d{3})(\d\d)(\d\d)$/.exec(phone) ?? [];
  return operator ? `0${operator}-${groups.join(' ')}` : phone;
}
