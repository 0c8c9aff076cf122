import type { Area } from '../../../functions/domain/care/area.ts';
import { stockholmDate } from '../../../functions/domain/care/period.ts';
import { Dated } from '../../ui/dated.tsx';
import type { Column } from '../../ui/table.tsx';
import type { InvitationRow, InvitationsQuery } from '../api.ts';
import { invitedPath } from '../members/list-paths.ts';
import { channelNames, formName, inFormOrder } from '../words.ts';

/** The columns of the log. */
export function columnsOf(area: Area, year: number, query: InvitationsQuery): Column<InvitationRow>[] {
  return [
    {
      heading: 'Patient',
      names: true,
      cell: ({ reference }) => <a href={invitedPath(reference, year, query)}>{reference}</a>,
    },
    {
      heading: query.state === 'created' || query.state === 'lapsed' ? 'Skapad' : 'Skickad',
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

/** «Väntar på svar till och med 2026-05-14, öppnad». */
function stateText({ state, until, opened }: InvitationRow): string {
  const seen = opened ? ', öppnad' : ', inte öppnad';
  switch (state) {
    case 'created':
      return `Inte lämnad, går att svara på till och med ${until}`;
    case 'lapsed':
      return `Aldrig lämnad, gick ut ${until}`;
    case 'answered':
      return 'Besvarad';
    case 'withdrawn':
      return 'Tillbakadragen';
    case 'open':
      return `Väntar på svar till och med ${until}${seen}`;
    case 'expired':
      return `Gick ut ${until}${seen}`;
  }
}
