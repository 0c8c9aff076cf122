import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { formatNumber } from '../../ui/format.ts';
import { api, type PatientRow } from '../api.ts';
import { patientPath } from '../patients/page/patient-path.ts';
import { mayStandInAddress } from '../patients/page/search-word.ts';

/** The time from the last key to the search, in ms. */
const settle = 200;
/** Patients offered below the field; the list shows the others. */
const offered = 8;

type Found = { word: string; rows: readonly PatientRow[]; total: number };

/** Searches at once; a problem is as if nothing were offered, since the list says what is wrong. */
async function search(word: string): Promise<Found> {
  const asked = {
    search: word,
    order: 'changed',
    descending: true,
    after: undefined,
    limit: offered,
  } as const;
  const { rows, total = rows.length } = await api.patients(asked);
  return { word, rows, total };
}

/** The search field of every page: Enter opens the only patient found, the arrows choose among several. */
export function HeadSearch() {
  const { route, url } = useLocation();
  const [typed, setTyped] = useState('');
  const [found, setFound] = useState<Found>();
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const latest = useRef('');
  const list = useId();
  const word = typed.trim();

  const close = () => {
    setOpen(false);
    setActive(-1);
  };
  useEffect(() => {
    setTyped('');
    close();
  }, [url]);
  useEffect(() => {
    latest.current = word;
    setActive(-1);
    if (word === '') {
      setFound(undefined);
      return undefined;
    }
    const timer = setTimeout(() => void fetchFound(word), settle);
    return () => clearTimeout(timer);
  }, [word]);

  const fetchFound = async (asked: string): Promise<Found | undefined> => {
    const result = await search(asked).catch(() => undefined);
    if (latest.current === asked) setFound(result);
    return result;
  };
  const showList = () => {
    route(`/portal/patients?${new URLSearchParams({ q: mayStandInAddress(word) ? word : '' })}`);
    history.replaceState({ search: word }, '');
  };
  /** Opens the chosen patient, or the only one; else shows the list. */
  const enter = async () => {
    if (word === '') return;
    const current = found?.word === word ? found : await fetchFound(word);
    const chosen = current?.rows[active] ?? (current?.total === 1 ? current.rows[0] : undefined);
    if (chosen) route(patientPath(chosen.reference));
    else showList();
  };
  const move = (step: number) => {
    const count = found?.rows.length ?? 0;
    if (count > 0) setActive((at) => (at + step + count + (at < 0 && step < 0 ? 1 : 0)) % count);
  };
  const rows = found?.word === word ? found.rows : [];
  const isShown = isOpen && word !== '' && found?.word === word;

  return (
    <search
      class="head-search"
      onFocusOut={(event) => {
        if (!(event.currentTarget as HTMLElement).contains(event.relatedTarget as Node | null)) close();
      }}
    >
      <input
        type="text"
        inputMode="search"
        role="combobox"
        data-search
        aria-label="Sök patient"
        aria-keyshortcuts="/"
        aria-expanded={isShown}
        aria-controls={list}
        aria-autocomplete="list"
        {...(isShown && active >= 0 ? { 'aria-activedescendant': `${list}-${active}` } : {})}
        autocomplete="off"
        spellcheck={false}
        placeholder="Sök patient"
        value={typed}
        onInput={(event) => {
          setTyped(event.currentTarget.value);
          setOpen(true);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') void enter();
          else if (event.key === 'ArrowDown') move(1);
          else if (event.key === 'ArrowUp') move(-1);
          else if (event.key === 'Escape') close();
          else return;
          event.preventDefault();
        }}
      />
      <span class="keyboard-key" aria-hidden="true">
        /
      </span>
      <div class="head-found" hidden={!isShown}>
        <div id={list} role="listbox" aria-label="Patienter">
          {rows.map(({ reference, birthDate }, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the field keeps the focus and names the active option
            <div
              key={reference}
              id={`${list}-${index}`}
              role="option"
              aria-selected={index === active}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => route(patientPath(reference))}
            >
              <strong>{reference}</strong> <span class="quiet">född {birthDate}</span>
            </div>
          ))}
        </div>
        <p class="small quiet" role="status">
          {isShown && foundText(found)}
        </p>
      </div>
    </search>
  );
}

function foundText({ rows, total }: Found): string {
  if (total === 0) return 'Ingen patient hittades.';
  if (total === 1) return 'Enter öppnar patienten.';
  return total > rows.length
    ? `${formatNumber(total)} patienter. Enter visar alla.`
    : 'Välj med pilarna. Enter visar alla.';
}
