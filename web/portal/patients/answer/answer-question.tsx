import type { Respondent } from '../../../../functions/domain/survey/answer.ts';
import { type Instrument, type Item, optionsOf } from '../../../../functions/domain/survey/instrument.ts';
import type { Value } from '../../../../functions/domain/survey/values.ts';
import { voiced, type Wording } from '../../../../functions/domain/survey/wording.ts';
import { chooseByKey, keyed } from '../../../ui/choose-by-key.ts';
import type { FormWording } from '../../api.ts';

type QuestionsProps = {
  instrument: Instrument;
  wording: Wording | FormWording;
  voice: QuestionProps['voice'];
  values: Readonly<Record<string, Value>>;
  onValues: (values: Record<string, Value>) => void;
};

/** The questions of a form that is typed in, in the wording that was answered. */
export function Questions({ instrument, wording, voice, values, onValues }: QuestionsProps) {
  return (
    <>
      <p class="small quiet">
        {wording.status === 'provisional' && 'Frågorna visas med preliminär ordalydelse. '}
        {instrument.items.length > 1 && 'Frågor utan svar lämnas tomma. '}
        <span class="for-keyboards">En siffra väljer svar och går vidare.</span>
      </p>
      <div class="questions" lang={wording.language}>
        {instrument.items.map((item) => (
          <Question
            key={`${instrument.id} ${item.key}`}
            item={item}
            wording={wording}
            values={optionsOf(instrument, item)}
            voice={voice}
            value={values[item.key]}
            onValue={(value) => {
              const { [item.key]: _, ...others } = values;
              onValues(value === undefined ? others : { ...others, [item.key]: value });
            }}
          />
        ))}
      </div>
    </>
  );
}

type QuestionProps = {
  item: Item;
  wording: Pick<Wording, 'items' | 'options'>;
  values: readonly Value[];
  voice: Extract<Respondent, 'patient' | 'guardian'>;
  value: Value | undefined;
  /** Undefined removes the answer. */
  onValue: (value: Value | undefined) => void;
};

/**
 * One question of a form that is typed in, with no option chosen beforehand. Each option shows the digit that
 * chooses it: the number printed on the instrument's own paper, otherwise its position. Backspace removes the
 * answer.
 */
function Question({ item, wording, values, voice, value, onValue }: QuestionProps) {
  const texts = wording.options[item.optionSet] ?? {};
  const number = /^\d+$/.test(item.key) ? `${item.key}. ` : '';
  const keys = values.map((one, index) => (typeof one === 'number' ? String(one) : String(index + 1)));
  return (
    <fieldset
      class="question"
      data-item={item.key}
      {...keyed}
      onKeyDown={(event) => {
        chooseByKey(event, keys, (index) => onValue(values[index]));
        if (event.key === 'Backspace' || event.key === 'Delete') onValue(undefined);
      }}
    >
      <legend>
        {number}
        {voiced(wording.items[item.key] ?? '', voice)}
      </legend>
      <div class="question-options">
        {values.map((one, index) => (
          <label key={one} class="choice">
            <input
              type="radio"
              name={`item-${item.key}`}
              checked={value === one}
              // Choosing the chosen option again removes the answer.
              onClick={() => onValue(value === one ? undefined : one)}
              onChange={() => undefined}
            />
            <span class="option-key" aria-hidden="true">
              {keys[index]}
            </span>
            <span>{texts[String(one)] ?? one}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
