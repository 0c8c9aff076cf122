import { useEffect, useRef, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { Button } from '../../../ui/button.tsx';
import { Page } from '../../shell.tsx';
import { RegisterDialog } from '../record/register-dialog.tsx';
import { type ListState, listPath, listStateIn } from './list-address.ts';
import { PatientList } from './patient-list.tsx';
import { mayStandInAddress, wordHere } from './search-word.ts';

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
  const state = listStateIn(query);
  const go = (next: ListState, searched: string) => {
    written.current = listPath(searched, next);
    route(written.current, true);
    history.replaceState({ search: searched }, '');
  };
  useEffect(() => {
    // The user may have gone on while the text settled: this page then stays until the code of the next one is here.
    if (location.pathname !== '/portal/patients') return;
    if (word !== wordHere(query, history.state)) go(state, word);
  }, [word]);
  // The menu, or a step in the history, leads to another list of the same view.
  useEffect(() => {
    if (url !== written.current) setTyped(wordHere(query, history.state));
    written.current = url;
  }, [url]);
  return { typed, setTyped, word, state, setState: (next: ListState) => go(next, word) };
}

export function PatientsPage() {
  const { typed: search, setTyped: setSearch, word, state, setState } = useSearch();
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
            placeholder="Del av referensen, ÅÅMMDD eller 1980-0"
            value={search}
            onInput={(event) => setSearch(event.currentTarget.value)}
          />
        </search>
        <PatientList search={word} state={state} onState={setState} onRegister={() => setRegistering(true)} />
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
