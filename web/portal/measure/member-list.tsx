import { gapText } from '../../../functions/domain/measure/gap.ts';
import type { Measure } from '../../../functions/domain/measure/measure.ts';
import { reasonText } from '../../../functions/domain/measure/reason.ts';
import { Dated } from '../../ui/dated.tsx';
import { formatNumber, nbsp } from '../../ui/format.ts';
import { Empty, Notice } from '../../ui/notice.tsx';
import type { Column } from '../../ui/table.tsx';
import { api, type MemberRow, type MembersQuery } from '../api.ts';
import { memberPath, membersPath } from '../members/list-paths.ts';
import { PagedList } from '../paged-list.tsx';
import { usePlace } from '../session.ts';
import { Tabs } from '../tabs.tsx';
import { partText } from '../words.ts';
import { type MemberTab, placeOfRow, tabOf } from './tabs.ts';

type MembersProps = { measure: Measure; year: number; query: MembersQuery; tabs: readonly MemberTab[] };

/** The patients behind a measure's number, in tabs, each with the reason for their place. */
export function Members({ measure, year, query, tabs }: MembersProps) {
  const { area } = usePlace();
  const { id } = measure;
  const current = tabOf(tabs, query);
  const { missing, part } = current ? {} : query;
  const only = missing !== undefined ? gapText(measure.gaps, missing) : part && partText(area, measure, part);
  return (
    <section aria-label="Patienterna bakom talet">
      <Tabs
        label="Patienternas plats i måttet"
        tabs={tabs.map((tab) => ({
          href: membersPath(year, id, tab.query),
          text: tab.count === undefined ? tab.text : `${tab.text}${nbsp}${formatNumber(tab.count)}`,
          isCurrent: tab === current,
        }))}
      />
      <div class="stack">
        {only && (
          <Notice>
            <p>
              {missing !== undefined
                ? 'Visar bara patienter där detta saknas: '
                : 'Visar bara en del av talet: '}
              <strong>{only}</strong>.{' '}
              <a href={membersPath(year, id, { landed: 'denominator' })}>Visa alla</a>
            </p>
          </Notice>
        )}
        {measure.answersHidden && (
          <p class="small quiet">Här syns vilka patienter som har svarat, men inte svaren.</p>
        )}
        <MemberList key={membersPath(year, id, query)} measure={measure} year={year} query={query} />
      </div>
    </section>
  );
}

function MemberList({ measure, year, query }: Omit<MembersProps, 'tabs'>) {
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
      cell: (row) => <span class="nowrap">{placeOfRow(measure, row)}</span>,
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
