import { formatLongDate, formatPeriod } from '../../../../functions/domain/care/long-date.ts';
import { daysBetween, stockholmDate } from '../../../../functions/domain/care/period.ts';
import { Button } from '../../../ui/button.tsx';
import { type StripData, stripNumbers, WindowStrip } from '../../../ui/chart/window-strip.tsx';
import { WithNumbers } from '../../../ui/chart/with-numbers.tsx';
import type { SeenPatient } from '../../api.ts';
import { type Place, usePlace } from '../../session.ts';
import { occasionNames, treatmentName, visitKindName } from '../../words.ts';
import { dateFieldOf, dialogOf, needText } from '../../worklist/need-words.ts';
import { oneYearOf } from '../sending/one-year.ts';
import type { Opening } from './opening.ts';

type CourseProps = { patient: SeenPatient; onOpen: (opening: Opening) => void };

/** The patient's time on one line, and the one thing to do next. */
export function Course({ patient, onOpen }: CourseProps) {
  const place = usePlace();
  if (patient.visits.length + patient.treatments.length === 0) return null;
  const strip = stripOf(place, patient);
  return (
    <section class="card stack-small" aria-label="Förlopp och nästa steg">
      <NextStep patient={patient} onOpen={onOpen} />
      {spansTime(strip) && (
        <WithNumbers numbers={stripNumbers('Förlopp', strip)} text="Visa dagarna">
          <WindowStrip name={stripName(strip)} {...strip} />
        </WithNumbers>
      )}
    </section>
  );
}

function NextStep({ patient, onOpen }: CourseProps) {
  const place = usePlace();
  const { session } = place;
  const { need } = patient;
  if (!need)
    return (
      <p>
        <strong>Inget väntar i Att göra.</strong>
        {oneYearOf(place, patient).standing.state === 'due' && ' Ettårsenkäten kan lämnas.'}
      </p>
    );
  const { kind, visit, lastDay } = need;
  const isUrgent = lastDay !== undefined && daysBetween(session.today, lastDay) <= 30;
  const dated = dateFieldOf(kind);
  const dialog =
    dated && visit !== undefined
      ? { text: 'Fyll i', opening: { what: 'visit', key: visit, field: dated.name } satisfies Opening }
      : dialogOf(need);
  return (
    <div class="row row-between">
      <p>
        <strong>{needText(need)}</strong>{' '}
        {lastDay && (
          <span class={isUrgent ? 'tag tag-warn' : 'small quiet'}>senast {formatLongDate(lastDay)}</span>
        )}
      </p>
      {dialog ? (
        <Button
          small
          name={`Nästa steg: ${dialog.text.toLowerCase()}`}
          onPress={() => onOpen(dialog.opening)}
        >
          {dialog.text}
        </Button>
      ) : (
        <a href={`/portal/worklist?kind=${kind}`}>Till Att göra</a>
      )}
    </div>
  );
}

/** Lays out what has happened to the patient, and the window of the next one-year visit. */
function stripOf(place: Place, patient: SeenPatient): StripData {
  const { area, session } = place;
  const { standing, choices } = oneYearOf(place, patient);
  const choice =
    'choice' in standing
      ? standing.choice
      : 'invitation' in standing
        ? choices.find(({ treatment }) => treatment.key === standing.invitation.anchor)
        : undefined;
  return {
    today: session.today,
    window: choice && { name: 'ettårskontroll', from: choice.window.from, to: choice.window.to },
    events: [
      ...patient.visits.map(({ key, kind, date }) => ({
        id: `visit ${key}`,
        kind: 'visit' as const,
        name: visitKindName(kind).toLowerCase(),
        date,
      })),
      ...patient.treatments.map(({ key, kind, date }) => ({
        id: `treatment ${key}`,
        kind: 'treatment' as const,
        name: treatmentName(area, kind).toLowerCase(),
        date,
      })),
      ...patient.invitations.flatMap(({ key, occasion, sentAt }) =>
        sentAt
          ? [
              {
                id: `form ${key}`,
                kind: 'form' as const,
                name: occasion === 'new-visit' ? 'enkät' : `enkät, ${occasionNames[occasion].toLowerCase()}`,
                date: stockholmDate(sentAt),
              },
            ]
          : [],
      ),
    ],
  };
}

/** Whether there is a line to draw: several days, or a window. */
const spansTime = ({ events, window, today }: StripData): boolean =>
  window !== undefined || new Set([today, ...events.map(({ date }) => date)]).size > 1;

const stripName = ({ events, window }: StripData): string =>
  [
    `Förlopp med ${events.length} händelser.`,
    window && `Ettårskontrollen görs ${formatPeriod(window)}.`,
    'Dagarna står i tabellen under.',
  ]
    .filter(Boolean)
    .join(' ');
