import { Page } from '../shell.tsx';
import { ExportCard } from './export-card.tsx';
import { ImportCard } from './import-card.tsx';

export function TransferPage() {
  return (
    <Page
      title="Import och export"
      intro={
        <p>
          Filer med patienter in och ut. Det som exporteras kan importeras igen utan att något går förlorat.
        </p>
      }
    >
      <div class="stack-large">
        <ImportCard />
        <ExportCard />
      </div>
    </Page>
  );
}
