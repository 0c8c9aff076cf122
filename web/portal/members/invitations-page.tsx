import { useLocation, useRoute } from 'preact-iso';
import type { Area } from '../../../functions/domain/care/area.ts';
import { stockholmDate } from '../../../functions/domain/care/period.ts';
import { Dated } from '../../ui/dated.tsx';
import { formatList } from '../../ui/format.ts';
import { Empty, Notice } from '../../ui/notice.tsx';
import type { Column } from '../../ui/table.tsx';
import { api, type InvitationRow, type InvitationsQuery } from '../api.ts';
import { PagedList } from '../paged-list.tsx';
import { NotFoundPage } from '../pages.tsx';
import { usePlace } from '../session.ts';
import { Page } from '../shell.tsx';
import { Tabs } from '../tabs.tsx';
import { channelNames, formName, inFormOrder, occasionNames, responseNames } from '../words.ts';
import { invitationsPath, invitationsQueryOf, invitedPath } from './list-paths.ts';

const states = Object.keys(responseNames) as (keyof typeof responseNames)[];

/** The invitations behind one number of the response: the answered and the awaited. */
export function InvitationsPage() {
  const { params } = useRoute();
  const year = Number(params.year);
  const query = invitationsQueryOf(useLocation().query);
  if (!query || !Number.isInteger(year)) return <NotFoundPage />;
  return <Invitations year={year} query={query} />;
}

function Invitations({ year, query }: { year: number; query: InvitationsQuery }) {
  const { area } = usePlace();
  const { occasion, forms, state = 'sent' } = query;
  const formNames = forms && formatList(inFormOrder(area, forms.split(',')).map(formName));
  return (
    <Page
      title={`Utskick, ${occasionNames[occasion].toLowerCase()}, ${year}`}
      intro={
        <p>
          <a href={`/portal/year/${year}`}>Tillbaka till året {year}</a>
        </p>
      }
    >
      <Tabs
        label="Utskickens läge"
        tabs={states.map((one) => ({
          href: invitationsPath(year, { ...query, state: one }),
          text: responseNames[one],
          isCurrent: one === state,
        }))}
      />
      <div class="stack">
        {formNames && (
          <Notice>
            <p>
              Visar en rad för varje skickat formulär: <strong>{formNames}</strong>.{' '}
              <a href={invitationsPath(year, { occasion, state })}>Visa hela utskick</a>
            </p>
          </Notice>
        )}
        <p class="small quiet">Här syns vilka formulär som är besvarade, men inte svaren.</p>
        <PagedList
          key={invitationsPath(year, query)}
          list={invitationsPath(year, query)}
          fetchPage={(after) => api.invitations(year, { ...query, after })}
          nouns={formNames ? ['formulär', 'formulär'] : ['utskick', 'utskick']}
          columns={columnsOf(area, year, query)}
          keyOf={({ reference, key, forms: sent }) => `${reference} ${key} ${sent.join(' ')}`}
          patientOf={({ reference }) => reference}
          empty={
            <Empty title="Inga utskick här">
              <p>Inga utskick i den här listan.</p>
            </Empty>
          }
        />
      </div>
    </Page>
  );
}

function columnsOf(area: Area, year: number, query: InvitationsQuery): Column<InvitationRow>[] {
  return [
    {
      heading: 'Patient',
      names: true,
      cell: ({ reference }) => <a href={invitedPath(reference, year, query)}>{reference}</a>,
    },
    {
      heading: query.state === 'created' || query.state === 'lapsed' ? 'Skapad' : 'Skickat',
      cell: ({ sentAt, createdAt, channel }) => (
        <>
          <span class="nowrap">{stockholmDate(sentAt ?? createdAt ?? '')}</span>,{' '}
          {channelNames[channel].toLowerCase()}
        </>
      ),
    },
    { heading: 'Läge', cell: (row) => <Dated text={stateText(row)} /> },
    {
      heading: 'Besvarat',
      cell: ({ answered }) => inFormOrder(area, answered).map(formName).join(', ') || '–',
    },
    {
      heading: 'Inte besvarat',
      cell: ({ forms, answered }) =>
        inFormOrder(
          area,
          forms.filter((form) => !answered.includes(form)),
        )
          .map(formName)
          .join(', ') || '–',
    },
  ];
}

/** «Väntar på svar till och med 2026-05-14, öppnat». */
function stateText({ state, until, opened }: InvitationRow): string {
  const seen = opened ? ', öppnat' : ', inte öppnat';
  switch (state) {
    case 'created':
      return `Inte lämnad, går att svara på till och med ${until}`;
    case 'lapsed':
      return `Aldrig lämnad, gick ut ${until}`;
    case 'answered':
      return 'Besvarat';
    case 'withdrawn':
      return 'Återkallat';
    case 'open':
      return `Väntar på svar till och med ${until}${seen}`;
    case 'expired':
      return `Gick ut ${until}${seen}`;
  }
}
