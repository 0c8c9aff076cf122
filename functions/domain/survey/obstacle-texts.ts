import type { Obstacle } from './reminder.ts';

/** The Swedish sentences that say why the system sends nothing about an invitation. */
export const obstacleTexts: Readonly<Record<Obstacle, string>> = {
  answered: 'Alla formulär är besvarade.',
  withdrawn: 'Utskicket är återkallat.',
  expired: 'Länken har gått ut, eller går ut innan något kan skickas.',
  declined: 'Patienten vill inte svara.',
  'protected-identity': 'Patienten har skyddad identitet. Lämna koden på mottagningen.',
  stopped: 'Utskick till patienten är stoppade.',
  'guardian-of-adult':
    'Kontakten är en vårdnadshavare och patienten har fyllt 18. Fråga efter patientens egen kontakt.',
  'no-contact': 'Det finns varken telefonnummer eller e-postadress. Skriv in kontakten, eller lämna koden.',
  unreachable: 'Meddelanden kommer inte fram. Kontrollera kontakten, eller lämna koden.',
  sending: 'Ett meddelande skickas just nu.',
  'not-sent': 'Utskicket är inte skickat än. Lämna koden först.',
  'by-hand': 'Utskicket lämnades för hand. Inget mer skickas av sig självt.',
  reminded: 'Två påminnelser har skickats. Ring patienten i stället.',
};
