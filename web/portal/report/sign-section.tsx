import { useState } from 'preact/hooks';
import { Button } from '../../ui/button.tsx';
import { TextArea } from '../../ui/field.tsx';
import { Notice } from '../../ui/notice.tsx';
import { announce } from '../announce.tsx';
import { type AnnualReport, api } from '../api.ts';
import { asProblem, type Problem } from '../problem.ts';
import { stepUp } from '../sign-in/sign-in.ts';

type SignProps = { report: AnnualReport; onChange: () => Promise<void> };

const reasonKept = 'nhv.report-reason';

/** The reason that was typed before the user left to sign in anew. */
function keptReason(): string {
  const kept = sessionStorage.getItem(reasonKept) ?? '';
  sessionStorage.removeItem(reasonKept);
  return kept;
}

/** Signing, and the correction of a signed report. A sign-in that is too old is renewed first; the user comes back here. */
export function SignSection({ report, onChange }: SignProps) {
  const { state, year, hash, versions } = report;
  const [reason, setReason] = useState(keptReason);
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  if (state === 'signed' || hash === undefined) return null;
  const isCorrection = versions.length > 0;
  const isReady = report.checks.every(({ holds }) => holds);
  const sign = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      const { version } = await api.signReport(year, { hash, ...(isCorrection ? { reason } : {}) });
      announce(`Årsrapporten är signerad som version ${version}.`);
      await onChange();
    } catch (thrown) {
      const found = asProblem(thrown);
      if (found.stepUp === undefined) {
        setProblem(found);
        if (found.status === 409) await onChange();
      } else {
        sessionStorage.setItem(reasonKept, reason);
        await stepUp(found.stepUp);
      }
    }
    setBusy(false);
  };
  return (
    <section class="card stack no-print" aria-labelledby="report-sign">
      <h2 id="report-sign">{isCorrection ? 'Rätta' : 'Signera'}</h2>
      <p>
        Med signaturen fryses rapporten som version {versions.length + 1}. Du behöver ha loggat in under de
        senaste fem minuterna; annars får du logga in igen och kommer tillbaka hit.
      </p>
      {!isReady && <p class="quiet">Det går först när inget återstår ovan.</p>}
      {isReady && isCorrection && (
        <TextArea
          label="Orsak till rättelsen"
          value={reason}
          onValue={setReason}
          error={problem?.errors.find(({ path }) => path === 'reason')?.message}
        />
      )}
      {problem && (
        <Notice kind="error" urgent>
          <p>{problem.errors[0]?.message ?? problem.detail}</p>
        </Notice>
      )}
      {isReady && (
        <p class="actions">
          <Button look="primary" busy={busy} onPress={() => void sign()}>
            {isCorrection ? 'Signera rättelsen' : 'Signera årsrapporten'}
          </Button>
        </p>
      )}
    </section>
  );
}
