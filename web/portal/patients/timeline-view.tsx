import type { ComponentChildren } from 'preact';
import { daysBetween } from '../../../functions/domain/period.ts';
import { isGraded } from '../../../functions/domain/sunnybrook.ts';
import { Button } from '../../ui/button.tsx';
import { formatList } from '../../ui/format.ts';
import type { SeenVisit } from '../api.ts';
import { usePlace } from '../session.ts';
import { modeNames, procedureName, treatmentName, visitKindNames } from '../words.ts';
import { subjectOf, sunnybrookText } from './differences.ts';
import { InvitationView } from './invitation-view.tsx';
import type { Opening } from './opening.ts';
import type { TimelineEntry } from './timeline.ts';

type EntryProps<Kind extends TimelineEntry['kind']> = {
  entry: Extract<TimelineEntry, { kind: Kind }>;
  onOpen: (opening: Opening) => void;
};

/** The patient's story, newest first. */
export function Timeline({
  entries,
  onOpen,
}: {
  entries: readonly TimelineEntry[];
  onOpen: (opening: Opening) => void;
}) {
  return (
    <ol class="timeline plain">
      {entries.map((entry) => {
        if (entry.kind === 'visit') return <Visit key={entry.visit.key} entry={entry} onOpen={onOpen} />;
        if (entry.kind === 'treatment')
          return <Treatment key={entry.treatment.key} entry={entry} onOpen={onOpen} />;
        return <Complication key={`${entry.operation.key} ${entry.at}`} entry={entry} onOpen={onOpen} />;
      })}
    </ol>
  );
}

type CardProps = {
  date: string;
  title: string;
  tone: 'visit' | 'treatment' | 'complication';
  tools: ComponentChildren;
  children?: ComponentChildren;
};

function Card({ date, title, tone, tools, children }: CardProps) {
  return (
    <li class={`event event-${tone}`}>
      <div class="event-head">
        <h3>
          <span class="event-date">{date}</span> {title}
        </h3>
        <div class="actions">{tools}</div>
      </div>
      {children}
    </li>
  );
}

function Visit({ entry: { visit, invitations }, onOpen }: EntryProps<'visit'>) {
  const { area } = usePlace();
  const name = subjectOf(area, visit).toLowerCase();
  const isNew = visit.kind === 'new';
  return (
    <Card
      date={visit.date}
      title={visitKindNames[visit.kind]}
      tone="visit"
      tools={
        <>
          <Button
            small
            look="quiet"
            name={`Ändra ${name}`}
            onPress={() => onOpen({ what: 'visit', key: visit.key })}
          >
            Ändra
          </Button>
          <Button
            small
            look="quiet"
            name={`Ta bort ${name}`}
            onPress={() => onOpen({ what: 'remove-visit', key: visit.key })}
          >
            Ta bort
          </Button>
        </>
      }
    >
      <p class="quiet">
        {[
          modeNames[visit.mode],
          isNew && (visit.multidisciplinary ? 'Teambedömning' : 'Ingen teambedömning, räknas inte'),
          isNew && waitText(visit),
          visit.reportedToReferrerOn && `Svar till remittenten ${visit.reportedToReferrerOn}`,
          isNew && !visit.reportedToReferrerOn && 'Inget svar till remittenten',
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {area.measures.some(({ id }) => id === 'R2') && visit.kind !== 'other' && (
        <p class="row">
          <span>
            Sunnybrook:{' '}
            {visit.sunnybrook ? <strong>{sunnybrookText(visit.sunnybrook)}</strong> : 'inte graderad'}
          </span>
          <Button
            small
            look="quiet"
            name={`${visit.sunnybrook ? 'Ändra' : 'Gradera'} Sunnybrook vid ${name}`}
            onPress={() => onOpen({ what: 'sunnybrook', key: visit.key })}
          >
            {visit.sunnybrook && isGraded(visit.sunnybrook) ? 'Visa och ändra' : 'Gradera'}
          </Button>
        </p>
      )}
      <Invitations
        invitations={invitations}
        about={name}
        onOpen={onOpen}
        {...(isNew ? { invite: { what: 'invite', occasion: 'new-visit', anchor: visit.key } } : {})}
      />
    </Card>
  );
}

function waitText({ date, referralReceivedOn, patientChoseToWait }: SeenVisit): string {
  if (!referralReceivedOn) return 'Remissdatum saknas';
  const days = daysBetween(referralReceivedOn, date);
  return `${days} ${days === 1 ? 'dag' : 'dagar'} efter remissen${patientChoseToWait ? ', valde att vänta' : ''}`;
}

function Treatment({ entry: { treatment, invitations }, onOpen }: EntryProps<'treatment'>) {
  const { area } = usePlace();
  const name = subjectOf(area, treatment).toLowerCase();
  const operation = treatment.procedures !== undefined;
  return (
    <Card
      date={treatment.date}
      title={treatmentName(area, treatment.kind)}
      tone="treatment"
      tools={
        <>
          <Button
            small
            look="quiet"
            name={`Ändra ${name}`}
            onPress={() => onOpen({ what: 'treatment', key: treatment.key })}
          >
            Ändra
          </Button>
          <Button
            small
            look="quiet"
            name={`Ta bort ${name}`}
            onPress={() => onOpen({ what: 'remove-treatment', key: treatment.key })}
          >
            Ta bort
          </Button>
        </>
      }
    >
      {operation && (
        <p class="quiet">
          {formatList((treatment.procedures ?? []).map((one) => procedureName(area, one))) ||
            'Typ av kirurgi saknas'}
        </p>
      )}
      {treatment.mode && <p class="quiet">{modeNames[treatment.mode]}</p>}
      <Invitations
        invitations={invitations}
        about={name}
        onOpen={onOpen}
        {...(area.forms['one-year'].length > 0
          ? { invite: { what: 'invite', occasion: 'one-year', anchor: treatment.key } }
          : {})}
      >
        {operation && (
          <Button
            small
            name={`Lägg till komplikation efter ${name}`}
            onPress={() => onOpen({ what: 'complication', key: treatment.key, at: null })}
          >
            Lägg till komplikation
          </Button>
        )}
      </Invitations>
    </Card>
  );
}

function Complication({ entry: { complication, operation, at }, onOpen }: EntryProps<'complication'>) {
  const days = daysBetween(operation.date, complication.date);
  const key = operation.key;
  const name = `komplikationen ${complication.date}`;
  return (
    <Card
      date={complication.date}
      title={`Komplikation grad ${complication.grade}`}
      tone="complication"
      tools={
        <>
          <Button
            small
            look="quiet"
            name={`Ändra ${name}`}
            onPress={() => onOpen({ what: 'complication', key, at })}
          >
            Ändra
          </Button>
          <Button
            small
            look="quiet"
            name={`Ta bort ${name}`}
            onPress={() => onOpen({ what: 'remove-complication', key, at })}
          >
            Ta bort
          </Button>
        </>
      }
    >
      <p class="quiet">
        {complication.expected ? 'Förväntad' : 'Oförväntad'} · {days} {days === 1 ? 'dag' : 'dagar'} efter
        operationen {operation.date}
      </p>
    </Card>
  );
}

type InvitationsProps = {
  invitations: Extract<TimelineEntry, { kind: 'visit' }>['invitations'];
  about: string;
  invite?: Extract<Opening, { what: 'invite' }>;
  onOpen: (opening: Opening) => void;
  children?: ComponentChildren;
};

function Invitations({ invitations, about, invite, onOpen, children }: InvitationsProps) {
  return (
    <>
      {invitations.map((invitation) => (
        <InvitationView key={invitation.key} invitation={invitation} onOpen={onOpen} />
      ))}
      {(invite || children) && (
        <p class="actions">
          {invite && (
            <Button small name={`Ny enkät för ${about}`} onPress={() => onOpen(invite)}>
              Ny enkät
            </Button>
          )}
          {children}
        </p>
      )}
    </>
  );
}
