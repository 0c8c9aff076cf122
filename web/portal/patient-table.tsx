import { Button } from '../ui/button.tsx';
import { formatCount } from '../ui/format.ts';
import { type Column, Table } from '../ui/table.tsx';
import { useTask } from './load.ts';
import { ProblemNotice } from './problem-view.tsx';

type PatientTableProps<Row> = {
  columns: readonly Column<Row>[];
  patients: readonly Row[];
  /** Whether there are more than these. */
  isMore: boolean;
  fetchMore: () => Promise<void>;
};

/** Patients of a list that is longer than one wants to see at once, and the way to the next ones. */
export function PatientTable<Row extends { reference: string }>({
  columns,
  patients,
  isMore,
  fetchMore,
}: PatientTableProps<Row>) {
  const task = useTask();
  return (
    <div class="card stack">
      <Table
        caption={`${formatCount(patients.length, 'patient', 'patienter')}${isMore ? ' visas, fler finns' : ''}`}
        columns={columns}
        rows={patients}
        keyOf={({ reference }) => reference}
      />
      {task.problem && <ProblemNotice problem={task.problem} />}
      {isMore && (
        <p>
          <Button busy={task.busy} onPress={() => void task.run(fetchMore)}>
            Visa fler
          </Button>
        </p>
      )}
    </div>
  );
}
