import { Button } from '../../ui/button.tsx';
import { formatInstant } from '../../ui/format.ts';
import { type AnnualReport, api } from '../api.ts';
import { usePlace } from '../session.ts';
import { saveFile } from '../transfer/save-file.ts';
import { inGroups } from './state-words.ts';

const types = { json: 'JSON', csv: 'CSV', xlsx: 'XLSX', 'fhir.json': 'FHIR' } as const;

/** The signed versions, the newest first, each with its hash and its files. */
export function VersionList({ report: { versions, year } }: { report: AnnualReport }) {
  const { unit } = usePlace();
  if (versions.length === 0) return null;
  const save = async (version: number, type: keyof typeof types) =>
    saveFile(await api.reportFile(year, version, type), `arsrapport-${unit.id}-${year}-v${version}.${type}`);
  return (
    <ol class="plain stack">
      {versions.toReversed().map(({ version, signedAt, signedBy, hash, reason }) => (
        <li key={version} class="stack-small">
          <p>
            <strong>Version {version}</strong> · signerad {formatInstant(signedAt)} av {signedBy}
          </p>
          {reason && <p>Orsak till rättelsen: {reason}</p>}
          <p class="small quiet">
            Kontrollsumma <span class="report-hash">{inGroups(hash)}</span>
          </p>
          <p class="actions no-print">
            {(Object.keys(types) as (keyof typeof types)[]).map((type) => (
              <Button
                key={type}
                small
                look="quiet"
                name={`Hämta version ${version} som ${types[type]}`}
                onPress={() => void save(version, type)}
              >
                {types[type]}
              </Button>
            ))}
          </p>
        </li>
      ))}
    </ol>
  );
}
