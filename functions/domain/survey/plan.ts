import * as z from 'zod';
import type { Area } from '../care/area.ts';
import type { Occasion } from '../care/occasion.ts';

/** The channels by which the system itself sends, in the order in which a plan tries them by default. */
const sentChannels = ['sms', 'email'] as const;

/** The largest number of reminders of one invitation. */
const remindersLimit = 2;

/** A link is open for 90 days: nothing is planned after them. */
const lastPlannedDay = 89;

const Days = z.int().min(0).max(lastPlannedDay);
const clock = /^([01]\d|2[0-3]):[0-5]\d$/;
const Clock = z.string().regex(clock, 'Ange ett klockslag, till exempel 09:00.');
/** Hours that are no clock times are told of themselves, not of their order too. */
const inOrder = ({ from, to }: { from: string; to: string }) =>
  !clock.test(from) || !clock.test(to) || from < to;

const isDistinct = (list: readonly string[]) => new Set(list).size === list.length;

/** At least one of the area's forms; none where the area asks nothing at the occasion. */
const formsSchema = (area: Area, occasion: Occasion) =>
  z
    .array(z.enum(area.forms[occasion] as [string, ...string[]]))
    .min(Math.min(1, area.forms[occasion].length), 'Välj minst ett formulär.')
    .refine(isDistinct, 'Samma formulär står två gånger.');

/** A reminder while the invitation is silent. */
const Reminder = z.strictObject({
  /** Civil days from the day of `sentAt`. */
  afterDays: Days.min(1),
  /** It goes by the next usable channel of the plan, where there is one. */
  otherChannel: z.boolean().optional(),
});

const isRising = (days: readonly number[]) =>
  days.every((day, index) => index === 0 || day > (days[index - 1] ?? 0));

/**
 * Makes the schema of a unit's plan: what the system sends by itself, when, and by which channels. Times are
 * Stockholm's.
 */
export const planSchema = (area: Area) =>
  z
    .strictObject({
      'new-visit': z.strictObject({
        /** Whether the system creates and sends the invitation by itself. */
        automatic: z.boolean(),
        /** Civil days after the visit. */
        afterDays: Days,
        forms: formsSchema(area, 'new-visit'),
      }),
      'one-year': z.strictObject({
        automatic: z.boolean(),
        /** Calendar months after the treatment, within the area's window. */
        afterMonths: z
          .int()
          .min(
            area.followUpWindow.fromMonths,
            `Ettårskontrollen räknas från månad ${area.followUpWindow.fromMonths}.`,
          )
          .max(
            area.followUpWindow.toMonths,
            `Ettårskontrollen räknas till månad ${area.followUpWindow.toMonths}.`,
          ),
        forms: formsSchema(area, 'one-year'),
      }),
      /** In the order in which they are tried. */
      channels: z
        .array(z.enum(sentChannels))
        .min(1, 'Välj minst en väg: sms eller e-post.')
        .refine(isDistinct, 'Samma väg står två gånger.'),
      reminders: z
        .array(Reminder)
        .max(remindersLimit, `Högst ${remindersLimit} påminnelser.`)
        .refine(
          (list) => isRising(list.map(({ afterDays }) => afterDays)),
          'Den andra påminnelsen ska komma efter den första.',
        ),
      /** Civil days from the day of `sentAt`, after which a person calls those who are silent. */
      callAfterDays: Days.min(1),
      /** When messages go. */
      hours: z.strictObject({ from: Clock, to: Clock }),
      /** Neither on Saturdays, Sundays nor public holidays. */
      weekdaysOnly: z.boolean(),
      /** Whether messages carry the link; otherwise the code alone, with the address to type it at. */
      link: z.boolean(),
    })
    .refine(({ hours }) => inOrder(hours), {
      path: ['hours', 'to'],
      message: 'Sluttiden ska vara efter starttiden.',
    })
    .refine(({ reminders, callAfterDays }) => reminders.every(({ afterDays }) => afterDays < callAfterDays), {
      path: ['callAfterDays'],
      message: 'Samtalet ska komma efter den sista påminnelsen.',
    });

export type SurveyPlan = z.infer<ReturnType<typeof planSchema>>;

/** The plan of a unit that has written none. Nothing in it is sent by itself. */
export const defaultPlan = (area: Area): SurveyPlan => ({
  'new-visit': { automatic: false, afterDays: 1, forms: [...area.forms['new-visit']] },
  'one-year': { automatic: false, afterMonths: 12, forms: [...area.forms['one-year']] },
  channels: [...sentChannels],
  reminders: [{ afterDays: 7 }, { afterDays: 12, otherChannel: true }],
  callAfterDays: 18,
  hours: { from: '09:00', to: '18:00' },
  weekdaysOnly: true,
  link: true,
});
