import { type Area, formsOf } from '../../domain/care/area.ts';
import type { Occasion } from '../../domain/care/occasion.ts';
import {
  addDays,
  ageOn,
  type CivilDate,
  type Instant,
  stockholmDate,
  toInstant,
} from '../../domain/care/period.ts';
import type { Answer, Respondent } from '../../domain/survey/answer.ts';
import { type Instrument, type Item, optionsOf } from '../../domain/survey/instrument.ts';
import { instrumentOf } from '../../domain/survey/instruments/instruments.ts';
import type { channels, Invitation } from '../../domain/survey/invitation.ts';
import { withLastDay } from '../../domain/survey/invitation-state.ts';
import type { Value, Values } from '../../domain/survey/values.ts';
import { findWording } from '../../domain/survey/wordings/wordings.ts';
import type { Dice } from './demo-dice.ts';

type Channel = (typeof channels)[number];

/** The facts about a respondent on which the answers depend. */
export type DemoRespondent = {
  birthDate: CivilDate;
  /** The answers that never change for this patient, by form. */
  constant: Readonly<Record<string, Values>>;
  severity: number;
  language: string;
};

/** Draws a value from an option set without numbers; evenly when the instrument has no weights. */
function keyOf(dice: Dice, instrument: Instrument, item: Item): Value {
  const weights = instrument.example.weights?.[item.optionSet] ?? {};
  return dice.weighted(
    Object.fromEntries(optionsOf(instrument, item).map((one) => [one, weights[one] ?? 1])),
  );
}

/** Draws the answers that a patient repeats whenever a form of the area asks for them. */
export const constantAnswers = (dice: Dice, area: Area): DemoRespondent['constant'] =>
  Object.fromEntries(
    formsOf(area).map((form) => {
      const instrument = instrumentOf(form);
      const items = instrument.items.filter(({ key }) => instrument.example.constant?.includes(key));
      return [form, Object.fromEntries(items.map((item) => [item.key, keyOf(dice, instrument, item)]))];
    }),
  );

function itemValue(dice: Dice, instrument: Instrument, item: Item, asked: DemoRespondent): Value {
  const constant = asked.constant[instrument.id]?.[item.key];
  if (constant !== undefined) return constant;
  const options = optionsOf(instrument, item);
  const numbers = options.filter((option) => typeof option === 'number').sort((one, other) => one - other);
  const otherReasons = instrument.scales.find(({ items }) => items.includes(item.key))?.otherReasons;
  const highest = numbers.at(-1);
  const lowest = numbers.find((value) => value !== otherReasons?.value);
  if (highest === undefined || lowest === undefined) return keyOf(dice, instrument, item);
  if (otherReasons && dice.chance(0.015)) return otherReasons.value;
  return dice.around(lowest + (1 - asked.severity) * (highest - lowest), 0.9, lowest, highest);
}

/** Draws plausible answers. One form in eight lacks some; at least half of the items are always answered. */
function valuesOf(dice: Dice, instrument: Instrument, asked: DemoRespondent): Values {
  const skips = dice.chance(0.12);
  return Object.fromEntries(
    instrument.items
      .filter((item, index) => item.required || index % 2 === 0 || !skips || dice.chance(0.8))
      .map((item) => [item.key, itemValue(dice, instrument, item, asked)]),
  );
}

function respondentOf(dice: Dice, age: number): Respondent {
  if (age < 8) return 'guardian';
  if (age < 13) return dice.weighted({ guardian: 55, 'patient-with-help': 35, patient: 10 });
  if (age < 18) return dice.weighted({ guardian: 10, 'patient-with-help': 20, patient: 70 });
  return dice.weighted({ guardian: 1, 'patient-with-help': 9, patient: 90 });
}

const modesOf: Record<Channel, Partial<Record<Answer['mode'], number>>> = {
  letter: { paper: 45, web: 48, phone: 7 },
  sms: { web: 92, phone: 6, paper: 2 },
  email: { web: 90, phone: 4, paper: 6 },
  clinic: { clinic: 70, web: 25, paper: 5 },
};

/** Draws the days until the answer: at once, or after a reminder. */
function delay(dice: Dice, channel: Channel): number {
  if (channel === 'clinic') return 0;
  const [least, most] = {
    soon: [0, 3] as const,
    reminded: [7, 9] as const,
    again: [12, 16] as const,
    late: [17, 80] as const,
  }[dice.weighted({ soon: 52, reminded: 22, again: 16, late: 10 })];
  return dice.between(least, most);
}

const secondsLater = (instant: Instant, seconds: number): Instant =>
  toInstant(new Date(Date.parse(instant) + seconds * 1000));

/** The weights of an invitation's outcomes: the forms answered, or the last step of an unanswered one. */
const outcomes = { all: 60, some: 10, opened: 7, silent: 17, withdrawn: 4, 'not-sent': 2 };

function answersOf(
  dice: Dice,
  forms: readonly string[],
  invitation: Invitation,
  sentAt: Instant,
  asked: DemoRespondent,
) {
  const answers: Record<string, Answer> = {};
  const mode = dice.weighted(modesOf[invitation.channel]);
  const opened = secondsLater(
    `${addDays(stockholmDate(sentAt), delay(dice, invitation.channel))}T15:00:00Z`,
    dice.between(0, 18_000),
  );
  const respondent = respondentOf(dice, ageOn(asked.birthDate, stockholmDate(opened)));
  let answeredAt = opened;
  for (const form of forms) {
    const instrument = instrumentOf(form);
    answeredAt = secondsLater(answeredAt, instrument.items.length * dice.between(6, 15) + 15);
    const wording = findWording(form, asked.language)?.version;
    answers[form] = {
      answeredAt,
      respondent,
      mode,
      language: asked.language,
      ...(wording ? { wording } : {}),
      values: valuesOf(dice, instrument, asked),
    };
  }
  return { answers, ...(mode === 'web' ? { openedAt: opened } : {}) };
}

/** Makes an invitation with its outcome, which may lie in the future. */
export function invitationAt(
  dice: Dice,
  area: Area,
  about: { key: string; occasion: Occasion; anchor: string; day: CivilDate },
  asked: DemoRespondent,
): Invitation {
  const offered = area.forms[about.occasion];
  const forms = dice.chance(0.06) ? offered.slice(0, 1) : [...offered];
  const channel = dice.weighted<Channel>({ sms: 42, letter: 26, clinic: 18, email: 14 });
  const invitation: Invitation = {
    key: about.key,
    occasion: about.occasion,
    anchor: about.anchor,
    forms,
    channel,
  };
  const outcome = dice.weighted(outcomes);
  if (outcome === 'not-sent') return invitation;
  const wait = channel === 'clinic' ? 0 : dice.between(0, 5);
  const sentAt = `${addDays(about.day, wait)}T${String(dice.between(7, 14)).padStart(2, '0')}:${String(dice.between(10, 59))}:00Z`;
  const sent = withLastDay({ ...invitation, sentAt });
  switch (outcome) {
    case 'all':
      return { ...sent, ...answersOf(dice, forms, invitation, sentAt, asked) };
    case 'some':
      return { ...sent, ...answersOf(dice, forms.slice(0, dice.between(1, 2)), invitation, sentAt, asked) };
    case 'opened':
      return { ...sent, openedAt: secondsLater(sentAt, dice.between(600, 600_000)) };
    case 'withdrawn':
      return { ...sent, withdrawnAt: secondsLater(sentAt, dice.between(3600, 2_000_000)) };
    default:
      return sent;
  }
}
