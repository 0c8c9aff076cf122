import type { Area } from '../../../../functions/domain/care/area.ts';
import { occasions } from '../../../../functions/domain/care/occasion.ts';
import { type CivilDate, daysBetween, stockholmDate } from '../../../../functions/domain/care/period.ts';
import type { PatientOrder } from '../../../../functions/domain/worklist/patient-list.ts';
import { Dated } from '../../../ui/dated.tsx';
import type { Column } from '../../../ui/table.tsx';
import type { PatientRow } from '../../api.ts';
import { formName, nameFrom, occasionNames, visitKindName } from '../../words.ts';
import { needText } from '../../worklist/need-words.ts';
import { FormMark } from './form-mark.tsx';
import { formStateOf } from './form-states.ts';
import { patientPath } from './patient-path.ts';

/** The order of the list, and what happens when another is asked for. */
type Sorting = { order: PatientOrder; descending: boolean; onOrder: (order: PatientOrder) => void };

/** A need is urgent when its last day is at most this many days ahead. */
const urgentDays = 30;

function sortedBy({ order, descending, onOrder }: Sorting, own: PatientOrder): Pick<Column<never>, 'sort'> {
  const direction = order !== own ? 'none' : descending ? 'descending' : 'ascending';
  return { sort: { direction, onSort: () => onOrder(own) } };
}

const identifying = (sorting: Sorting): Column<PatientRow>[] => [
  {
    heading: 'Referens',
    names: true,
    cell: ({ reference }) => <a href={patientPath(reference)}>{reference}</a>,
    ...sortedBy(sorting, 'reference'),
  },
  {
    heading: 'Född',
    cell: ({ birthDate }) => <span class="nowrap">{birthDate}</span>,
    ...sortedBy(sorting, 'birth-date'),
  },
];

/** The columns of the list. */
export const rowColumns = (today: CivilDate, sorting: Sorting): Column<PatientRow>[] => [
  ...identifying(sorting),
  { heading: 'Behövs', cell: (row) => <Need row={row} today={today} /> },
  {
    heading: 'Senaste besök',
    cell: ({ lastVisit }) =>
      lastVisit ? (
        <>
          <span class="nowrap">{lastVisit.date}</span>{' '}
          <span class="quiet">{visitKindName(lastVisit.kind).toLowerCase()}</span>
        </>
      ) : (
        '–'
      ),
    ...sortedBy(sorting, 'latest-visit'),
  },
  {
    heading: 'Ändrad',
    cell: ({ changedAt }) => (changedAt ? <span class="nowrap">{stockholmDate(changedAt)}</span> : '–'),
    ...sortedBy(sorting, 'changed'),
  },
];

/** The most pressing need of the patient, and how many more there are. */
function Need({ row: { need, needs }, today }: { row: PatientRow; today: CivilDate }) {
  if (!need) return <span class="quiet">–</span>;
  const { lastDay } = need;
  const isUrgent = lastDay !== undefined && daysBetween(today, lastDay) <= urgentDays;
  return (
    <span class="need-cell">
      <span>
        <Dated text={needText(need)} />
      </span>
      {isUrgent && <span class="tag tag-warn">senast {lastDay}</span>}
      {needs > 1 && <span class="small quiet nowrap">och {needs - 1} till</span>}
    </span>
  );
}

/** The columns of the matrix: the forms of each occasion. */
export const formColumns = (area: Area, sorting: Sorting): Column<PatientRow>[] => [
  ...identifying(sorting),
  ...occasions.flatMap((occasion) =>
    area.forms[occasion].map(
      (form): Column<PatientRow> => ({
        heading: `${formName(form)} ${nameFrom(occasionNames, occasion).toLowerCase()}`,
        cell: ({ invitations }) => <FormMark state={formStateOf(invitations, occasion, form)} />,
      }),
    ),
  ),
];
