import type { Area } from '../../../../functions/domain/care/area.ts';
import { stockholmDate } from '../../../../functions/domain/care/period.ts';
import { RecordChange } from '../../../../functions/domain/patient/record-changes.ts';
import { withinSentence } from '../../../../functions/domain/sentence.ts';
import { textAt } from '../../transfer/change-text.ts';
import { pathText } from '../../transfer/path-text.ts';
import { formName, occasionNames } from '../../words.ts';
import { type Difference, differenceText, outcomeNames, subjectOf } from '../record/differences.ts';

/** The visit or treatment that an invitation is about; entries of before hold its key instead. */
const About = RecordChange.shape.about.unwrap();

/** The invitation, and which of its answers: «Enkät för nybesök 2026-02-13, svar FaCE». */
function subjectText({ occasion, sentAt }: NonNullable<RecordChange['invitation']>, form?: string): string {
  const sent = sentAt ? ` ${stockholmDate(sentAt)}` : '';
  const answer = form ? `, svar ${formName(form)}` : '';
  return `Enkät för ${withinSentence(occasionNames[occasion])}${sent}${answer}`;
}

/** One change that the access log holds, in words: of a record, an invitation or an answer. */
export function loggedChangeText(area: Area, change: RecordChange): Difference {
  const { kind, invitation, form, field = '', before, after } = change;
  if (!invitation) return differenceText(area, change);
  const what = subjectText(invitation, form);
  if (kind !== 'changed') return { what, after: outcomeNames[kind] };
  const path = ['invitations', '0', ...(form ? ['answers', form] : []), ...field.split('.')];
  const name = pathText(path.slice(2).join('.')).split(', ').at(-1) ?? field;
  const text = (value: unknown) => {
    const about = field === 'anchor' ? About.safeParse(value).data : undefined;
    return about ? subjectOf(area, about) : textAt(area, path, value);
  };
  return { what: `${what}: ${name}`, before: text(before), after: text(after) };
}
