import { useState } from 'preact/hooks';
import type { PatientFilter } from '../../../../functions/domain/worklist/patient-list.ts';
import { Button } from '../../../ui/button.tsx';
import { CheckMark } from '../../../ui/check-mark.tsx';
import { formatNumber } from '../../../ui/format.ts';
import { Empty } from '../../../ui/notice.tsx';
import { api } from '../../api.ts';
import { useTask } from '../../load.ts';
import { PagedList } from '../../paged-list.tsx';
import { ProblemNotice } from '../../problem-view.tsx';
import { usePlace } from '../../session.ts';
import { saveFile } from '../../transfer/save-file.ts';
import { type ListState, orderedBy } from './list-address.ts';
import { formColumns, rowColumns } from './list-columns.tsx';
import { listCsv } from './list-csv.ts';

const filterNames: Readonly<Record<PatientFilter, string>> = {
  waiting: 'Väntar på svar',
  'one-year-soon': 'Ettårskontroll inom 60 dagar',
  missing: 'Något saknas',
  'new-this-year': 'Nya i år',
};

type PatientListProps = {
  search: string;
  state: ListState;
  onState: (state: ListState) => void;
  onRegister: () => void;
};

/** The patients that match, as rows or as a matrix of their forms. */
export function PatientList({ search, state, onState, onRegister }: PatientListProps) {
  const { area, session } = usePlace();
  const [counts, setCounts] = useState<Partial<Record<PatientFilter, number>>>({});
  const { filters, order, descending, shows } = state;
  const asked = { search, filters: [...filters], order, descending };
  const sorting = { order, descending, onOrder: (by: ListState['order']) => onState(orderedBy(state, by)) };
  return (
    <>
      <div class="row row-between">
        <Chips counts={counts} state={state} onState={onState} />
        <div class="actions">
          <Button
            small
            look="quiet"
            onPress={() => onState({ ...state, shows: shows === 'rows' ? 'forms' : 'rows' })}
          >
            {shows === 'rows' ? 'Visa enkäternas läge' : 'Visa som lista'}
          </Button>
          <SaveCsv asked={asked} />
        </div>
      </div>
      <PagedList
        list={`patients ${JSON.stringify(asked)}`}
        look={shows === 'rows' ? 'patients-list' : 'patients-forms'}
        keepsRows
        fetchPage={async (after) => {
          const page = await api.patients({ ...asked, after });
          setCounts(page.filters);
          return page;
        }}
        nouns={['patient', 'patienter']}
        columns={shows === 'rows' ? rowColumns(session.today, sorting) : formColumns(area, sorting)}
        keyOf={({ reference }) => reference}
        patientOf={({ reference }) => reference}
        empty={
          <NoPatients
            search={search}
            isFiltered={filters.length > 0}
            onAll={() => onState({ ...state, filters: [] })}
            onRegister={onRegister}
          />
        }
      />
    </>
  );
}

type ChipsProps = Pick<PatientListProps, 'state' | 'onState'> & {
  counts: Partial<Record<PatientFilter, number>>;
};

/** The filters, each with how many of the patients it shows by itself. */
function Chips({ counts, state, onState }: ChipsProps) {
  return (
    <fieldset class="chips">
      <legend class="unseen">Visa bara</legend>
      {(Object.keys(filterNames) as PatientFilter[]).map((name) => {
        const isChosen = state.filters.includes(name);
        const others = state.filters.filter((one) => one !== name);
        return (
          <button
            key={name}
            type="button"
            class="chip"
            aria-pressed={isChosen}
            onClick={() => onState({ ...state, filters: isChosen ? others : [...others, name] })}
          >
            {isChosen && <CheckMark />}
            {filterNames[name]}
            {counts[name] !== undefined && <span class="chip-count">{formatNumber(counts[name])}</span>}
          </button>
        );
      })}
    </fieldset>
  );
}

type Asked = Omit<Parameters<typeof api.patients>[0], 'after'>;

/** Saves the whole list, in its order, as a file. */
function SaveCsv({ asked }: { asked: Asked }) {
  const { session, unit } = usePlace();
  const task = useTask();
  const save = () =>
    task.run(async () => {
      const rows: Awaited<ReturnType<typeof api.patients>>['rows'] = [];
      let after: string | undefined;
      do {
        const page = await api.patients({ ...asked, after, limit: 200 });
        rows.push(...page.rows);
        after = page.next;
      } while (after !== undefined);
      saveFile(await listCsv(rows), `patienter-${unit.id}-${session.today}.csv`);
    });
  return (
    <>
      {task.problem && <ProblemNotice problem={task.problem} />}
      <Button small look="quiet" busy={task.busy} onPress={() => void save()}>
        Spara som CSV
      </Button>
    </>
  );
}

type NoPatientsProps = { search: string; isFiltered: boolean; onAll: () => void; onRegister: () => void };

function NoPatients({ search, isFiltered, onAll, onRegister }: NoPatientsProps) {
  if (isFiltered)
    return (
      <Empty title="Ingen patient just nu">
        <p class="actions">
          <Button onPress={onAll}>Visa alla patienter</Button>
        </p>
      </Empty>
    );
  return search ? (
    <Empty title={`Ingen patient hittades för «${search}»`}>
      <p>Kontrollera stavningen. Minst fyra siffror av ett födelsedatum räcker: 1980-0 eller 800412.</p>
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
