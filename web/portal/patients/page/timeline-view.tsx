import type { ComponentChildren } from 'preact';
import { daysBetween } from '../../../../functions/domain/care/period.ts';
import { isNewVisit } from '../../../../functions/domain/measure/history.ts';
import { Button } from '../../../ui/button.tsx';
import { Dated } from '../../../ui/dated.tsx';
import { formatCount } from '../../../ui/format.ts';
import { justChanged } from '../../announce.tsx';
import type { SeenVisit } from '../../api.ts';
import { usePlace } from '../../session.ts';
import { fieldNames, modeNames, treatmentName, visitKindNames } from '../../words.ts';
import { proceduresText, subjectOf, sunnybrookText } from '../record/differences.ts';
import { InvitationView } from './invitation-view.tsx';
import type { Opening } from './opening.ts';
import { showsGrading, type TimelineEntry } from './timeline.ts';

type OnOpen = { onOpen: (opening: Opening) => void };
type EntryProps<Kind extends TimelineEntry['kind']> = OnOpen & {
  entry: Extract<TimelineEntry, { kind: Kind }>;
};

/** The patient's story, newest first. */
export function Timeline({ entries, onOpen }: OnOpen & { entries: readonly TimelineEntry[] }) {
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

type Missing = { text: string; about: string; fillIn: () => void };

type CardProps = {
  /** The key of the entry. */
  entry: string;
  date: string;
  title: string;
  tone: TimelineEntry['kind'];
  /** Short facts, on the line of the title where there is room. */
  facts: readonly (string | false | undefined)[];
  /** The missing facts, each with a button to fill it in. */
  missing?: readonly (false | Missing)[];
  tools: ComponentChildren;
  children?: ComponentChildren;
};

function Card({ entry, date, title, tone, facts, missing, tools, children }: CardProps) {
  const text = facts.filter(Boolean).join(' · ');
  return (
    <li class={`event event-${tone} ${justChanged(entry)}`}>
      <div class="event-head">
        <h3>
          <span class="event-date">{date}</span> {title}
        </h3>
        <p class="quiet">
          {text && (
            <span>
              <Dated text={text} />
            </span>
          )}
          {missing?.map(
            (one) =>
              one && (
                <span key={one.text} class="missing">
                  <span class="tag tag-warn">{one.text}</span>
                  <Button small look="quiet" name={`Fyll i: ${one.about}`} onPress={one.fillIn}>
                    Fyll i
                  </Button>
                </span>
              ),
          )}
        </p>
        <div class="actions">{tools}</div>
      </div>
      {children}
    </li>
  );
}

type ToolProps = OnOpen & { text: string; about: string; opening: Opening };

/** A small button. Its accessible name begins with the visible words and goes on to say what it is about. */
function Tool({ text, about, opening, onOpen }: ToolProps) {
  return (
    <Button small look="quiet" name={`${text}: ${about}`} onPress={() => onOpen(opening)}>
      {text}
    </Button>
  );
}

function Visit({ entry: { visit, invitations }, onOpen }: EntryProps<'visit'>) {
  const { area } = usePlace();
  const about = subjectOf(area, visit).toLowerCase();
  const isNew = visit.kind === 'new';
  const missing = (field: 'referralReceivedOn' | 'reportedToReferrerOn', text: string) =>
    isNewVisit(visit) &&
    visit[field] === undefined && {
      text,
      about: `${fieldNames[field].toLowerCase()}, ${about}`,
      fillIn: () => onOpen({ what: 'visit', key: visit.key, field: fieldNames[field] }),
    };
  return (
    <Card
      entry={visit.key}
      date={visit.date}
      title={visitKindNames[visit.kind]}
      tone="visit"
      facts={[
        modeNames[visit.mode],
        isNew && (visit.multidisciplinary ? 'Teambedömning' : 'Ingen teambedömning, räknas inte'),
        isNew && waitText(visit),
        visit.reportedToReferrerOn && `Svar till remittenten ${visit.reportedToReferrerOn}`,
      ]}
      missing={[
        missing('referralReceivedOn', 'Remissdatum saknas'),
        missing('reportedToReferrerOn', 'Svar till remittenten saknas'),
      ]}
      tools={
        <>
          {isNew && (
            <Tool
              text="Ny enkät"
              about={about}
              opening={{ what: 'invite', occasion: 'new-visit', anchor: visit.key }}
              onOpen={onOpen}
            />
          )}
          {visit.kind === 'one-year' && area.forms['one-year'].length > 0 && (
            <Tool
              text="Ny enkät"
              about={about}
              opening={{ what: 'invite', occasion: 'one-year', anchor: visit.key }}
              onOpen={onOpen}
            />
          )}
          <Tool text="Ändra" about={about} opening={{ what: 'visit', key: visit.key }} onOpen={onOpen} />
        </>
      }
    >
      <Grading visit={visit} about={about} onOpen={onOpen} />
      {invitations.map((invitation) => (
        <InvitationView key={invitation.key} invitation={invitation} onOpen={onOpen} />
      ))}
    </Card>
  );
}

function waitText({ date, referralReceivedOn, patientChoseToWait }: SeenVisit): string | undefined {
  if (!referralReceivedOn) return undefined;
  const days = formatCount(daysBetween(referralReceivedOn, date), 'dag', 'dagar');
  return `${days} efter remissen${patientChoseToWait ? ', valde att vänta' : ''}`;
}

function Grading({ visit, about, onOpen }: OnOpen & { visit: SeenVisit; about: string }) {
  const { area } = usePlace();
  if (!showsGrading(area, visit)) return null;
  return (
    <p class="row">
      <span>
        Sunnybrook:{' '}
        {visit.sunnybrook ? (
          <strong>{sunnybrookText(visit.sunnybrook)}</strong>
        ) : (
          <span class="tag tag-warn">inte graderad</span>
        )}
      </span>
      <Tool
        text={visit.sunnybrook ? 'Visa och ändra' : 'Gradera'}
        about={`Sunnybrook vid ${about}`}
        opening={{ what: 'sunnybrook', key: visit.key }}
        onOpen={onOpen}
      />
    </p>
  );
}

function Treatment({ entry: { treatment, invitations }, onOpen }: EntryProps<'treatment'>) {
  const { area } = usePlace();
  const about = subjectOf(area, treatment).toLowerCase();
  const { key, procedures, mode } = treatment;
  return (
    <Card
      entry={treatment.key}
      date={treatment.date}
      title={treatmentName(area, treatment.kind)}
      tone="treatment"
      facts={[mode && modeNames[mode], procedures && proceduresText(area, procedures)]}
      missing={[
        procedures?.length === 0 && {
          text: `${fieldNames.procedures} saknas`,
          about: `${fieldNames.procedures.toLowerCase()}, ${about}`,
          fillIn: () => onOpen({ what: 'treatment', key, field: fieldNames.procedures }),
        },
      ]}
      tools={
        <>
          {procedures && (
            <Tool
              text="Ny komplikation"
              about={about}
              opening={{ what: 'complication', key, at: null }}
              onOpen={onOpen}
            />
          )}
          <Tool text="Ändra" about={about} opening={{ what: 'treatment', key }} onOpen={onOpen} />
        </>
      }
    >
      {invitations.map((invitation) => (
        <InvitationView key={invitation.key} invitation={invitation} onOpen={onOpen} />
      ))}
    </Card>
  );
}

function Complication({ entry: { complication, operation, at }, onOpen }: EntryProps<'complication'>) {
  const days = formatCount(daysBetween(operation.date, complication.date), 'dag', 'dagar');
  return (
    <Card
      entry={`${operation.key} ${at}`}
      date={complication.date}
      title={`Komplikation grad ${complication.grade}`}
      tone="complication"
      facts={[
        complication.expected ? 'Förväntad' : 'Oförväntad',
        `${days} efter operationen ${operation.date}`,
      ]}
      tools={
        <Tool
          text="Ändra"
          about={`komplikationen ${complication.date}`}
          opening={{ what: 'complication', key: operation.key, at }}
          onOpen={onOpen}
        />
      }
    />
  );
}
