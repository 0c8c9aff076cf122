import { type Area, formsOf } from '../../domain/care/area.ts';
import { occasionNames } from '../../domain/care/occasion.ts';
import { answerModeNames, respondentNames } from '../../domain/survey/answer-names.ts';
import { channelNames } from '../../domain/survey/channel-names.ts';
import { type Item, optionsOf } from '../../domain/survey/instrument.ts';
import { itemShortName } from '../../domain/survey/instrument-names.ts';
import { formName, hasHiddenAnswers, instrumentOf } from '../../domain/survey/instruments/instruments.ts';
import { findWording } from '../../domain/survey/wordings/wordings.ts';
import { type Codec, choice, instant, lastDay, number, text } from '../files/codec.ts';
import { key, reference, type Sheet } from './column.ts';

function itemCodec(form: string, item: Item): Codec {
  const instrument = instrumentOf(form);
  const options = optionsOf(instrument, item);
  if (options.every((option) => typeof option === 'number')) {
    return { ...number, explains: `Heltal, ${Math.min(...options)}–${Math.max(...options)}.` };
  }
  const words = findWording(form, 'sv')?.options[item.optionSet] ?? {};
  return choice(options.map((option) => [String(option), words[option] ?? String(option)]));
}

/** The sheet of answers: a row for each form of an invitation, with a column for each item of every form. */
export function answerSheet(area: Area): Sheet {
  const forms = formsOf(area);
  return {
    id: 'answers',
    name: 'Enkätsvar',
    columns: [
      reference,
      key(
        'Utskick',
        'Egen beteckning för varje utskick till patienten, samma på alla dess rader, till exempel u1.',
      ),
      {
        header: 'Tillfälle',
        field: 'occasion',
        codec: choice(occasionNames),
        required: true,
      },
      {
        header: 'Gäller',
        field: 'anchor',
        codec: {
          ...text,
          explains: 'Besöket (vid nybesök) eller behandlingen (vid ettårskontroll), som på dess blad.',
        },
        required: true,
      },
      {
        header: 'Formulär',
        field: 'forms',
        codec: choice(Object.fromEntries(forms.map((form) => [form, formName(form)]))),
        required: true,
      },
      {
        header: 'Kanal',
        field: 'channel',
        codec: choice(channelNames),
        required: true,
      },
      { header: 'Skapat', field: 'createdAt', codec: instant },
      { header: 'Skickat', field: 'sentAt', codec: instant },
      { header: 'Öppnat', field: 'openedAt', codec: instant },
      {
        header: 'Går ut',
        field: 'expiresAt',
        codec: { ...lastDay, explains: 'Sista dagen att svara, ÅÅÅÅ-MM-DD.' },
      },
      { header: 'Återkallat', field: 'withdrawnAt', codec: instant },
      { header: 'Besvarat', field: 'answeredAt', codec: instant },
      {
        header: 'Besvarat av',
        field: 'respondent',
        codec: choice(respondentNames, {
          patienten: 'patient',
          närstående: 'guardian',
          'vårdnadshavare eller närstående': 'guardian',
        }),
      },
      {
        header: 'Svarssätt',
        field: 'mode',
        codec: choice(answerModeNames, { webb: 'web', papper: 'paper', telefon: 'phone' }),
      },
      { header: 'Språk', field: 'language', codec: { ...text, explains: 'sv, en …' } },
      {
        header: 'Ordalydelse',
        field: 'wording',
        codec: { ...text, explains: 'Vilken version av frågorna som visades.' },
      },
      ...forms.flatMap((form) =>
        instrumentOf(form).items.map((item) => ({
          header: `${formName(form)} ${itemShortName(instrumentOf(form), item.key)}`,
          field: `values.${item.key}`,
          codec: itemCodec(form, item),
          form,
        })),
      ),
      ...forms.filter(hasHiddenAnswers).map((form) => ({
        header: `${formName(form)} förseglat`,
        field: 'values.sealed',
        codec: { ...text, explains: 'Fylls i av export och lämnas som det är.' },
        form,
      })),
    ],
  };
}
