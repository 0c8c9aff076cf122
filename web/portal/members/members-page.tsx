import { useLocation, useRoute } from 'preact-iso';
import { gapText } from '../../../functions/domain/measure/gap.ts';
import type { Measure } from '../../../functions/domain/measure/measure.ts';
import { measureOf } from '../../../functions/domain/measure/measured-area.ts';
import { reasonText } from '../../../functions/domain/measure/reason.ts';
import { Dated } from '../../ui/dated.tsx';
import { Empty, Notice } from '../../ui/notice.tsx';
import type { Column } from '../../ui/table.tsx';
import { api, type MemberRow, type MembersQuery } from '../api.ts';
import { PagedList } from '../paged-list.tsx';
import { NotFoundPage } from '../pages.tsx';
import { usePlace } from '../session.ts';
import { Page } from '../shell.tsx';
import { Tabs } from '../tabs.tsx';
import { partText } from '../words.ts';
import { memberPath, membersPath } from './list-paths.ts';
import { landedNames, landedOf, tabsOf } from './tabs.ts';

/** The patients behind one number, each with the reason for its place. */
export function MembersPage() {
  const { params } = useRoute();
  const { area } = usePlace();
  const measure = measureOf(area, params.id ?? '');
  const year = Number(params.year);
  if (!measure || !Number.isInteger(year)) return <NotFoundPage />;
  return <Members measure={measure} year={year} />;
}

function Members({ measure, year }: { measure: Measure; year: number }) {
  const { area } = usePlace();
  const { query } = useLocation();
  const tabs = tabsOf(measure);
  const { missing, part } = query;
  const landed = tabs.find(({ landed: one }) => one === query.landed)?.landed ?? 'denominator';
  return (
    <Page
      title={`${measure.id} ${measure.name}, ${year}`}
      intro={
        <p>
          {measure.followsTreatmentYear ? `Behandlingsår ${year - 1}. ` : ''}
          <a href={`/portal/year/${year}`}>Tillbaka till året {year}</a>
        </p>
      }
    >
      <Tabs
        label="Patienternas plats i måttet"
        tabs={tabs.map((tab) => ({
          href: membersPath(year, measure.id, { landed: tab.landed }),
          text: tab.text,
          isCurrent: !missing && !part && tab.landed === landed,
        }))}
      />
      <div class="stack">
        {missing && (
          <Notice>
            <p>
              Visar bara patienter där detta saknas: <strong>{gapText(measure.gaps, missing)}</strong>.{' '}
              <a href={membersPath(year, measure.id, { landed: 'denominator' })}>Visa alla</a>
            </p>
          </Notice>
        )}
        {part && (
          <Notice>
            <p>
              Visar bara en del av talet: <strong>{partText(area, measure, part)}</strong>.{' '}
              <a href={membersPath(year, measure.id, { landed: 'denominator' })}>Visa alla</a>
            </p>
          </Notice>
        )}
        {measure.answersHidden && (
          <p class="small quiet">Här syns vilka patienter som har svarat, men inte svaren.</p>
        )}
        <MemberList
          key={`${measure.id} ${year} ${landed} ${missing} ${part}`}
          measure={measure}
          year={year}
          query={missing ? { missing } : part ? { part } : { landed }}
        />
      </div>
    </Page>
  );
}

type MemberListProps = { measure: Measure; year: number; query: MembersQuery };

function MemberList({ measure, year, query }: MemberListProps) {
  return (
    <PagedList
      list={membersPath(year, measure.id, query)}
      fetchPage={(after) => api.members(year, measure.id, { ...query, after })}
      nouns={['patient', 'patienter']}
      columns={columnsOf(measure, year, query, usePlace().session.today)}
      keyOf={({ reference }) => reference}
      patientOf={({ reference }) => reference}
      empty={
        <Empty title="Inga patienter här">
          <p>
            {query.missing ? 'Inget saknas: alla uppgifter är ifyllda.' : 'Inga patienter i den här listan.'}
          </p>
        </Empty>
      }
    />
  );
}

function columnsOf(measure: Measure, year: number, query: MembersQuery, today: string): Column<MemberRow>[] {
  const columns: Column<MemberRow>[] = [
    {
      heading: 'Patient',
      names: true,
      cell: ({ reference }) => <a href={memberPath(reference, year, measure.id, query)}>{reference}</a>,
    },
  ];
  if (measure.kind === 'share' && !measure.answersHidden)
    columns.push({
      heading: 'I måttet',
      cell: (row) => <span class="nowrap">{landedNames[landedOf(row)]}</span>,
    });
  columns.push(
    {
      heading: 'Varför',
      cell: ({ reasons }) => (
        <Dated text={reasons.map((reason) => reasonText(measure.reasons, reason, today)).join(' ') || '–'} />
      ),
    },
    {
      heading: 'Saknas',
      cell: ({ missing }) => missing.map((gap) => gapText(measure.gaps, gap)).join(', ') || '–',
    },
  );
  return columns;
}
