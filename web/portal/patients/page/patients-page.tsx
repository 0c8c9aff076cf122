import { useEffect, useRef, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { Button } from '../../../ui/button.tsx';
import { Empty } from '../../../ui/notice.tsx';
import type { Column } from '../../../ui/table.tsx';
import { api, type PatientRow } from '../../api.ts';
import { PagedList } from '../../paged-list.tsx';
import { usePlace } from '../../session.ts';
import { Page } from '../../shell.tsx';
import { formName, inFormOrder, occasionNames, treatmentName, visitKindName } from '../../words.ts';
import { RegisterDialog } from '../record/register-dialog.tsx';
import { StatusTag } from './invitation-view.tsx';
import { patientPath } from './patient-path.ts';
import { mayStandInAddress, searchPath, wordHere } from './search-word.ts';

/** The time from the last key to the search, in ms. */
const settle = 250;

function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), settle);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

/** The typed text, and the word that is searched for; the tab's history keeps it. */
function useSearch() {
  const { url, query, route } = useLocation();
  const [typed, setTyped] = useState(() => wordHere(query, history.state));
  const word = useSettled(typed.trim());
  const written = useRef(url);
  useEffect(() => {
    if (word === wordHere(query, history.state)) return;
    written.current = searchPath(word);
    route(written.current, true);
    history.replaceState({ search: word }, '');
  }, [word]);
  // The menu, or a step in the history, leads to another list of the same view.
  useEffect(() => {
    if (url !== written.current) setTyped(wordHere(query, history.state));
    written.current = url;
  }, [url]);
  return { typed, setTyped, word };
}

export function PatientsPage() {
  const { typed: search, setTyped: setSearch, word: settled } = useSearch();
  const [registering, setRegistering] = useState(false);
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
          <label for="search">Sök på referens eller födelsedatum</label>
          <input
            id="search"
            type="search"
            autocomplete="off"
            spellcheck={false}
            placeholder="Del av referensen, eller ÅÅÅÅ-MM-DD"
            value={search}
            onInput={(event) => setSearch(event.currentTarget.value)}
          />
        </search>
        <PatientList key={settled} search={settled} onRegister={() => setRegistering(true)} />
      </div>
      {registering && (
        <RegisterDialog
          start={mayStandInAddress(search) ? search.trim() : ''}
          onClose={() => setRegistering(false)}
        />
      )}
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
      patientOf={({ reference }) => reference}
      empty={<NoPatients search={search} onRegister={onRegister} />}
    />
  );
}

function NoPatients({ search, onRegister }: { search: string; onRegister: () => void }) {
  return search ? (
    <Empty title={`Ingen patient hittades för «${search}»`}>
      <p>Kontrollera stavningen. Födelsedatum skrivs helt: ÅÅÅÅ-MM-DD eller ÅÅÅÅMMDD.</p>
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
