import type { YearSurveys } from '../../../functions/domain/measure/year-surveys.ts';
import type { Look } from '../../ui/chart/marks.tsx';

/** The outcomes of sent surveys: in charts in this order, each with its look and the state of its list. */
export const outcomes = [
  { id: 'answered', name: 'besvarade', look: 'now', state: 'answered' },
  { id: 'waiting', name: 'väntar', look: 'wait', state: 'open' },
  { id: 'expired', name: 'utgångna', look: 'none', state: 'expired' },
  { id: 'withdrawn', name: 'tillbakadragna', look: 'before', state: 'withdrawn' },
] as const satisfies readonly {
  id: keyof YearSurveys['weeks'][number];
  name: string;
  look: Look;
  state: string;
}[];
