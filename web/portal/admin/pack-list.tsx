import { useState } from 'preact/hooks';
import { formatLongDate } from '../../../functions/domain/care/long-date.ts';
import { Button } from '../../ui/button.tsx';
import { Table } from '../../ui/table.tsx';
import type { PackSummary, Wordings } from '../api.ts';
import { PackDialog } from './pack-dialog.tsx';
import { PackUse } from './pack-use.tsx';
import { slotName } from './wording-words.ts';

type PackListProps = { wordings: Wordings; onActivate: (pack: PackSummary) => void };

/** The loaded packs, newest first, and the units that show each. */
export function PackList({ wordings, onActivate }: PackListProps) {
  const [open, setOpen] = useState<PackSummary>();
  const { packs } = wordings;
  if (packs.length === 0) return null;
  return (
    <section class="card stack pack-rows" aria-labelledby="packs">
      <h2 id="packs">Inlästa paket</h2>
      <Table
        caption="Inlästa paket"
        quietCaption
        columns={[
          { heading: 'Version', names: true, cell: ({ version }) => version },
          { heading: 'Formulär', cell: slotName },
          {
            heading: 'Visas vid',
            cell: (pack) => <PackUse pack={pack} wordings={wordings} onActivate={() => onActivate(pack)} />,
          },
          {
            heading: 'Tillstånd',
            cell: ({ permission }) => `${permission.holder}, ${formatLongDate(permission.date)}`,
          },
          {
            heading: 'Texter',
            cell: (pack) => (
              <Button small name={`Visa texterna i ${pack.version}`} onPress={() => setOpen(pack)}>
                Visa
              </Button>
            ),
          },
        ]}
        rows={packs}
        keyOf={({ version }) => version}
      />
      {open && <PackDialog pack={open} onClose={() => setOpen(undefined)} />}
    </section>
  );
}
