import { useEffect, useState } from 'preact/hooks';
import { useLocation, useRoute } from 'preact-iso';
import { ageOn } from '../../../../functions/domain/care/period.ts';
import { gapText } from '../../../../functions/domain/measure/gap.ts';
import { measureOf } from '../../../../functions/domain/measure/measured-area.ts';
import { fromPathName } from '../../../../functions/domain/path-name.ts';
import { Button } from '../../../ui/button.tsx';
import { Empty, Loading, Notice } from '../../../ui/notice.tsx';
import { announce, justChanged } from '../../announce.tsx';
import { api, type SeenPatient } from '../../api.ts';
import { useLoad } from '../../load.ts';
import { cameFrom, type OpenedFrom } from '../../members/list-paths.ts';
import { NextInList } from '../../members/next-in-list.tsx';
import { ProblemNotice } from '../../problem-view.tsx';
import { usePlace } from '../../session.ts';
import { Page } from '../../shell.tsx';
import { causeName, fieldNames, groupName, regionName, sexNames } from '../../words.ts';
import { ContactCard } from '../contact/contact-card.tsx';
import { StoppedNotice } from '../contact/stopped-notice.tsx';
import { Course } from './course.tsx';
import { focusField, openingOfGap } from './gap.ts';
import { History } from './history.tsx';
import { OneYearCard } from './one-year-card.tsx';
import { Opened } from './opened.tsx';
import { type Opening, openingOnArrival } from './opening.ts';
import { Scores } from './scores.tsx';
import { timelineOf } from './timeline.ts';
import { Timeline } from './timeline-view.tsx';

/**
 * Every reading of a patient is logged, so the page fetches the patient again only when the user comes back
 * to it after this time, in ms.
 */
const refreshAfter = 30_000;

export function PatientPage() {
  const reference = fromPathName(useRoute().params.reference ?? '');
  const { area } = usePlace();
  const back = cameFrom(area, useLocation().query);
  const { data, problem, reload } = useLoad(`patient ${reference}`, () => api.patient(reference), {
    onReturnAfter: refreshAfter,
    onChange: () => announce('Patientens uppgifter är uppdaterade.'),
  });
  return (
    <Page
      title={reference}
      intro={
        <p class="row">
          {back && <a href={back.path}>{back.text}</a>}
          <a href="/portal/patients">Alla patienter</a>
        </p>
      }
      aside={back && <NextInList key={reference} list={back} reference={reference} />}
    >
      {problem && !data && <ProblemNotice problem={problem} onRetry={reload} />}
      {problem && data && (
        <Notice kind="warning">
          <p>{problem.detail} Det som visas kan vara gammalt.</p>
        </Notice>
      )}
      {!data && !problem && <Loading what="patienten" />}
      {data && <PatientContent patient={data} list={back} reload={reload} />}
    </Page>
  );
}

type ContentProps = { patient: SeenPatient; list: OpenedFrom | undefined; reload: () => Promise<void> };

function PatientContent({ patient, list, reload }: ContentProps) {
  const [opening, setOpening] = useState(() => openingOnArrival(patient.reference));
  useEffect(() => {
    if (opening && 'field' in opening && opening.field) focusField(opening.field);
  }, [opening]);
  const entries = timelineOf(patient);
  return (
    <div class="stack-large">
      <StoppedNotice stopped={patient.stopped} />
      <ListGap patient={patient} list={list} onOpen={setOpening} />
      <Course patient={patient} onOpen={setOpening} />
      <Facts patient={patient} onOpen={setOpening} />
      {patient.questions.length > 0 && (
        <Notice kind="warning" title="Stämmer det här?">
          <ul>
            {patient.questions.map(({ path, message }) => (
              <li key={path + message}>{message}</li>
            ))}
          </ul>
        </Notice>
      )}
      <OneYearCard patient={patient} onOpen={setOpening} />
      <section aria-labelledby="timeline" class="stack">
        <div class="row row-between">
          <h2 id="timeline">Besök och behandlingar</h2>
          <div class="actions">
            <Button look="primary" onPress={() => setOpening({ what: 'visit' })}>
              Nytt besök
            </Button>
            <Button onPress={() => setOpening({ what: 'treatment' })}>Ny behandling</Button>
          </div>
        </div>
        {entries.length === 0 ? (
          <Empty title="Inget är registrerat ännu">
            <p>Börja med nybesöket. Därefter kan du skapa en enkät.</p>
          </Empty>
        ) : (
          <Timeline entries={entries} onOpen={setOpening} />
        )}
      </section>
      <Scores patient={patient} />
      <ContactCard reference={patient.reference} onChange={reload} />
      <History reference={patient.reference} version={patient.version} />
      <p>
        <Button small look="danger" onPress={() => setOpening({ what: 'delete' })}>
          Ta bort patienten …
        </Button>
      </p>
      {opening && (
        <Opened
          key={JSON.stringify(opening)}
          opening={opening}
          patient={patient}
          onOpen={setOpening}
          onClose={() => setOpening(undefined)}
          onSaved={reload}
        />
      )}
    </div>
  );
}

type ListGapProps = Pick<ContentProps, 'patient' | 'list'> & { onOpen: (opening: Opening) => void };

/** Shows the fact that the user's list calls missing, with a button to fill it in. */
function ListGap({ patient, list, onOpen }: ListGapProps) {
  const { area } = usePlace();
  if (list?.of !== 'members' || list.query.missing === undefined) return null;
  const measure = measureOf(area, list.id);
  if (!measure) return null;
  const gap = list.query.missing;
  const opening = openingOfGap(area, measure, patient, gap, list.year);
  if (!opening) return null;
  return (
    <Notice kind="warning" title={`Saknas: ${gapText(measure.gaps, gap)}`}>
      <Button small onPress={() => onOpen(opening)}>
        Fyll i
      </Button>
    </Notice>
  );
}

function Facts({ patient, onOpen }: { patient: SeenPatient; onOpen: (opening: Opening) => void }) {
  const { area, session } = usePlace();
  const { birthDate, legalSex, homeRegion, patientGroup, cause } = patient;
  const facts: [string, string | undefined][] = [
    ['Född', `${birthDate} (${ageOn(birthDate, session.today)} år)`],
    [fieldNames.legalSex, legalSex && sexNames[legalSex]],
    [fieldNames.homeRegion, homeRegion && regionName(homeRegion)],
  ];
  if (area.patientGroups.length > 0)
    facts.push([fieldNames.patientGroup, patientGroup && groupName(area, patientGroup)]);
  if (area.causes.length > 0) facts.push([fieldNames.cause, cause && causeName(area, cause)]);
  return (
    <section class={`card patient-facts ${justChanged('head')}`} aria-label="Patientens uppgifter">
      <dl class="facts facts-patient">
        {facts.map(([term, text]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>
              {text ?? (
                <span class="missing">
                  <span class="tag tag-warn">saknas</span>
                  <Button
                    small
                    look="quiet"
                    name={`Fyll i: ${term.toLowerCase()}`}
                    onPress={() => onOpen({ what: 'head', field: term })}
                  >
                    Fyll i
                  </Button>
                </span>
              )}
            </dd>
          </div>
        ))}
      </dl>
      <Button small look="quiet" name="Ändra patientens uppgifter" onPress={() => onOpen({ what: 'head' })}>
        Ändra
      </Button>
    </section>
  );
}
