import { formatLongDate } from '../../../../functions/domain/care/long-date.ts';
import type { FollowUpChoice, OneYearSurvey } from '../../../../functions/domain/measure/one-year-survey.ts';
import { Radios } from '../../../ui/choice.tsx';
import { Dated } from '../../../ui/dated.tsx';
import { withCapital } from '../../../ui/format.ts';
import { Notice } from '../../../ui/notice.tsx';
import type { SeenInvitation, SeenPatient } from '../../api.ts';
import { usePlace } from '../../session.ts';
import { anchorName, choiceName, windowText } from './one-year.ts';

type OneYearChoiceProps = {
  survey: OneYearSurvey<SeenInvitation>;
  /** The treatment's key, or '' while none is chosen. */
  value: string;
  onValue: (key: string) => void;
  error: string | undefined;
};

/** The choice of the treatment that the survey asks about: the proposed one, with the others folded away. */
export function OneYearChoice({ survey: { choices, proposed }, value, onValue, error }: OneYearChoiceProps) {
  const { area } = usePlace();
  const chosen = choices.find(({ treatment }) => treatment.key === value);
  const radios = (
    <Radios
      label={proposed ? 'Behandling' : 'Vilken behandling gäller det?'}
      options={choices.map((choice) => ({
        value: choice.treatment.key,
        text: withCapital(choiceName(area, choice)),
        hint: `${windowText(choice)}${choice.counted ? '' : ' Räknas inte i måtten.'}`,
      }))}
      value={value}
      onValue={onValue}
      error={error}
    />
  );
  return (
    <>
      {chosen && (
        <p>
          Gäller{' '}
          <strong>
            <Dated text={choiceName(area, chosen)} />
          </strong>
          . <Dated text={windowText(chosen)} />
        </p>
      )}
      {!proposed && radios}
      {proposed && choices.length > 1 && (
        <details>
          <summary>Annan behandling ({choices.length - 1})</summary>
          {radios}
        </details>
      )}
    </>
  );
}

type OneYearWarningsProps = {
  patient: SeenPatient;
  survey: OneYearSurvey<SeenInvitation>;
  chosen: FollowUpChoice | undefined;
};

/** Warns when it is doubtful to send the survey now. It can still be sent. */
export function OneYearWarnings({ patient, survey: { standing }, chosen }: OneYearWarningsProps) {
  const { area } = usePlace();
  return (
    <>
      {standing.state === 'answered' && (
        <Notice kind="warning" title="Enkäten är redan besvarad">
          <p>
            <Dated text={`Svaret gäller ${anchorName(area, patient, standing.invitation.anchor)}.`} />
          </p>
        </Notice>
      )}
      {chosen && (chosen.stage === 'early' || chosen.stage === 'soon') && (
        <Notice kind="warning" title="Det är tidigt">
          <p>
            <Dated
              text={`Tiden för ettårskontroll efter ${choiceName(area, chosen)} börjar ${formatLongDate(chosen.window.from)}.`}
            />
          </p>
        </Notice>
      )}
      {chosen?.stage === 'past' && (
        <Notice kind="warning" title="Det är sent">
          <p>
            <Dated
              text={`Tiden för ettårskontroll efter ${choiceName(area, chosen)} gick ut ${formatLongDate(chosen.window.to)}.`}
            />
          </p>
        </Notice>
      )}
      {chosen && !chosen.counted && (
        <Notice>
          <p>
            <Dated text={withCapital(choiceName(area, chosen))} /> räknas inte i måtten. Det gör inte svaret
            heller.
          </p>
        </Notice>
      )}
    </>
  );
}
