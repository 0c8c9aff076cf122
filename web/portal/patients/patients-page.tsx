import { useEffect, useState } from 'preact/hooks';
import { Button } from '../../ui/button.tsx';
import { Empty } from '../../ui/notice.tsx';
import type { Column } from '../../ui/table.tsx';
import { api, type PatientRow } from '../api.ts';
import { PagedList } from '../paged-list.tsx';
import { usePlace } from '../session.ts';
import { Page } from '../shell.tsx';
import { formName, inFormOrder, occasionNames, treatmentName, visitKindName } from '../words.ts';
import { StatusTag } from './invitation-view.tsx';
import { patientPath } from './patient-path.ts';
import { RegisterDialog } from './register-dialog.tsx';

/** How long after the last key the search is made. */
const settle = 250;

function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), settle);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

export function PatientsPage() {
  const [search, setSearch] = useState('');
  const [registering, setRegistering] = useState(false);
  const settled = useSettled(search.trim());
  return (
    <Page
      title="Patienter"
      aside={
        <Button look="primary" onPress={() => setRegistering(true)}>
          Registrera patient
        </Button>
      }
    >
      <div class="stack">
        <search class="search">
          <label for="search">Sök på referens</label>
          <input
            id="search"
            type="search"
            autocomplete="off"
            spellcheck={false}
            placeholder="Början av referensen"
            value={search}
            onInput={(event) => setSearch(event.currentTarget.value)}
          />
        </search>
        <PatientList key={settled} search={settled} onRegister={() => setRegistering(true)} />
      </div>
      {registering && <RegisterDialog start={search.trim()} onClose={() => setRegistering(false)} />}
    </Page>
  );
}

function PatientList({ search, onRegister }: { search: string; onRegister: () => void }) {
  const { area } = usePlace();
  return (
    <PagedList
      list={`patients ${search}`}
      fetchPage={(after) => api.patients({ search, after })}
      nouns={['patient', 'patienter']}
      columns={columnsOf(area)}
      keyOf={({ reference }) => reference}
      empty={<NoPatients search={search} onRegister={onRegister} />}
    />
  );
}

function NoPatients({ search, onRegister }: { search: string; onRegister: () => void }) {
  return search ? (
    <Empty title={`Ingen referens börjar med «${search}»`}>
      <p>Kontrollera stavningen.</p>
      <p class="actions">
        <Button onPress={onRegister}>Registrera som ny patient</Button>
      </p>
    </Empty>
  ) : (
    <Empty title="Inga patienter ännu">
      <p>Registrera den första patienten, eller läs in en fil med dem ni redan har.</p>
      <p class="actions">
        <Button look="primary" onPress={onRegister}>
          Registrera patient
        </Button>
        <a class="button" href="/portal/transfer">
          Läs in en fil
        </a>
      </p>
    </Empty>
  );
}

function columnsOf(area: ReturnType<typeof usePlace>['area']): Column<PatientRow>[] {
  return [
    {
      heading: 'Referens',
      names: true,
      cell: ({ reference }) => <a href={patientPath(reference)}>{reference}</a>,
    },
    { heading: 'Född', cell: ({ birthDate }) => <span class="nowrap">{birthDate}</span> },
    {
      heading: 'Senaste besök',
      cell: ({ lastVisit }) =>
        lastVisit ? <Event what={visitKindName(lastVisit.kind)} date={lastVisit.date} /> : '–',
    },
    {
      heading: 'Senaste behandling',
      cell: ({ lastTreatment }) =>
        lastTreatment ? (
          <Event what={treatmentName(area, lastTreatment.kind)} date={lastTreatment.date} />
        ) : (
          '–'
        ),
    },
    {
      heading: 'Utskick',
      cell: ({ invitations }) =>
        invitations.length === 0 ? (
          '–'
        ) : (
          <ul class="plain">
            {invitations.map(({ key, occasion, status, answered }) => (
              <li key={key}>
                {occasionNames[occasion]} <StatusTag status={status} />
                {status !== 'answered' && answered.length > 0 && (
                  <span class="small quiet"> {inFormOrder(area, answered).map(formName).join(', ')}</span>
                )}
              </li>
            ))}
          </ul>
        ),
    },
  ];
}

const Event = ({ what, date }: { what: string; date: string }) => (
  <>
    {what} <span class="nowrap">{date}</span>
  </>
);
