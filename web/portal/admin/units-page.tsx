import { areas } from '../../../functions/domain/areas/areas.ts';
import { Table } from '../../ui/table.tsx';
import { Page } from '../shell.tsx';
import { regionName, roleNames } from '../words.ts';

type Right = { role: keyof typeof roleNames; where: string; may: string; never: string };

/** What each role may do, as the API decides it. */
const rights: readonly Right[] = [
  {
    role: 'staff',
    where: 'Sin egen enhet',
    may: 'Registrera, läsa och ändra patienter, lämna enkäter, skriva in svar, läsa in och ta ut filer, se enhetens mått',
    never: 'Andra enheters patienter och mått, enskilda svar om vården',
  },
  {
    role: 'lead',
    where: 'Sin egen enhet',
    may: 'Allt som vårdpersonalen får, signera årsrapporten, ändra vem patienterna kontaktar och vad som skickas',
    never: 'Andra enheters patienter och mått, enskilda svar om vården',
  },
  {
    role: 'authority',
    where: 'Alla enheter',
    may: 'Läsa signerade årsrapporter och landets siffror',
    never: 'Patienter, svar och siffror som inte är signerade',
  },
  {
    role: 'admin',
    where: 'Alla enheter',
    may: 'Läsa in ordalydelser och välja var de visas',
    never: 'Patienter, svar och mått',
  },
];

/** The units of every area, and what each role may do. */
export function UnitsPage() {
  return (
    <Page
      title="Enheter och behörighet"
      intro={<p>Enheterna som har tillstånd, och vem som får göra vad.</p>}
    >
      <div class="stack-large">
        {areas.map(({ id, name, units }) => (
          <section key={id} class="card stack" aria-labelledby={`area-${id}`}>
            <h2 id={`area-${id}`}>{name}</h2>
            <Table
              caption={`Enheter i ${name}`}
              quietCaption
              columns={[
                { heading: 'Enhet', names: true, cell: (unit) => unit.name },
                { heading: 'Region', cell: ({ region }) => regionName(region) },
                {
                  heading: 'Tar emot',
                  cell: ({ treatsChildren }) => (treatsChildren ? 'Barn och vuxna' : 'Vuxna'),
                },
              ]}
              rows={units}
              keyOf={(unit) => unit.id}
            />
          </section>
        ))}
        <section class="card stack" aria-labelledby="rights">
          <h2 id="rights">Vem får göra vad</h2>
          <p>
            Rollen följer med inloggningen: den ges i organisationens grupper och ändras inte här. En person
            har en roll, och ser bara den enhet som gruppen gäller.
          </p>
          <Table
            caption="Roller"
            quietCaption
            columns={[
              { heading: 'Roll', names: true, cell: ({ role }) => roleNames[role] },
              { heading: 'Gäller', cell: ({ where }) => where },
              { heading: 'Får', cell: ({ may }) => may },
              { heading: 'Ser aldrig', cell: ({ never }) => never },
            ]}
            rows={rights}
            keyOf={({ role }) => role}
          />
        </section>
      </div>
    </Page>
  );
}
