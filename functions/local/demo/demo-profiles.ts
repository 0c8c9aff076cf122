import type { Area, Unit } from '../../domain/care/area.ts';

/** The demonstration's assumptions about a unit. They are invented: no unit's real figures. */
type UnitProfile = {
  /** New patients a year. */
  patientsPerYear: number;
  /** The beginning of every reference: `SU-0001`. */
  prefix: string;
  /** The weights of patients' home regions. */
  regions: Readonly<Record<string, number>>;
  /** Mean days from referral to new visit. */
  meanWait: number;
};

/** A course of treatment: its share of patients, its start after the new visit, and its repetitions. */
export type Course = {
  kind: string;
  share: number;
  startsAfter: readonly [number, number];
  times: readonly [number, number];
  every: readonly [number, number];
  /** For kinds that carry procedures: the possible combinations in an operation. */
  operations?: readonly (readonly string[])[];
};

/** The demonstration's assumptions about a patient group. */
export type GroupProfile = {
  weight: number;
  /** The share under 18, at units that treat children. */
  children: number;
  causes: Readonly<Record<string, number>>;
  courses: readonly Course[];
};

const unitProfiles: Readonly<Record<string, UnitProfile>> = {
  sahlgrenska: {
    patientsPerYear: 130,
    prefix: 'SU',
    regions: { '14': 60, '13': 9, '17': 8, '12': 12, '07': 3, '06': 2, '01': 3, 'not-registered': 3 },
    meanWait: 80,
  },
  akademiska: {
    patientsPerYear: 95,
    prefix: 'AS',
    regions: {
      '03': 25,
      '01': 32,
      '21': 9,
      '20': 8,
      '19': 7,
      '18': 5,
      '22': 4,
      '24': 4,
      '25': 3,
      '23': 2,
      '09': 1,
    },
    meanWait: 72,
  },
  linkoping: {
    patientsPerYear: 65,
    prefix: 'US',
    regions: { '05': 40, '06': 24, '08': 14, '07': 5, '04': 8, '10': 3, '12': 4, 'not-registered': 2 },
    meanWait: 86,
  },
  'dysmeli-stockholm': {
    patientsPerYear: 24,
    prefix: 'DS',
    regions: { '01': 70, '09': 5, '04': 8, '03': 9, '20': 4, '21': 4 },
    meanWait: 60,
  },
  'dysmeli-vasterbotten': {
    patientsPerYear: 10,
    prefix: 'DV',
    regions: { '24': 45, '25': 25, '22': 18, '23': 12 },
    meanWait: 55,
  },
  'dysmeli-orebro': {
    patientsPerYear: 14,
    prefix: 'DO',
    regions: { '18': 40, '05': 20, '19': 16, '17': 12, '06': 12 },
    meanWait: 66,
  },
  'dysmeli-vastra-gotaland': {
    patientsPerYear: 20,
    prefix: 'DG',
    regions: { '14': 62, '13': 12, '12': 20, '07': 3, '10': 3 },
    meanWait: 74,
  },
};

const physiotherapy: Course = {
  kind: 'physiotherapy',
  share: 0.75,
  startsAfter: [10, 60],
  times: [2, 7],
  every: [14, 45],
};

const facialGroups: Readonly<Record<string, GroupProfile>> = {
  flaccid: {
    weight: 50,
    children: 0.06,
    causes: { tumour: 50, trauma: 15, infection: 12, congenital: 5, 'idiopathic-other': 18 },
    courses: [
      {
        kind: 'surgery',
        share: 0.55,
        startsAfter: [30, 170],
        times: [1, 2],
        every: [150, 240],
        operations: [
          ['free-muscle-transplant', 'cross-face-nerve-graft'],
          ['free-muscle-transplant'],
          ['cross-face-nerve-graft'],
          ['temporalis-transposition'],
        ],
      },
      physiotherapy,
    ],
  },
  congenital: {
    weight: 14,
    children: 1,
    causes: { congenital: 1 },
    courses: [
      {
        kind: 'surgery',
        share: 0.45,
        startsAfter: [40, 200],
        times: [1, 2],
        every: [180, 300],
        operations: [['cross-face-nerve-graft'], ['free-muscle-transplant']],
      },
      { ...physiotherapy, share: 0.6, times: [1, 5] },
    ],
  },
  'complex-synkinesis': {
    weight: 36,
    children: 0.05,
    causes: { infection: 38, 'idiopathic-other': 46, tumour: 8, trauma: 8 },
    courses: [
      { ...physiotherapy, share: 0.85, times: [3, 8] },
      { kind: 'botulinum', share: 0.5, startsAfter: [0, 60], times: [1, 4], every: [95, 130] },
      {
        kind: 'surgery',
        share: 0.15,
        startsAfter: [60, 200],
        times: [1, 1],
        every: [1, 1],
        operations: [['neurectomy'], ['myectomy'], ['neurectomy', 'myectomy']],
      },
    ],
  },
};

/** Makes the profile for an area without one: it gives each of its kinds of treatment now and then. */
function plainGroup(area: Area): GroupProfile {
  return {
    weight: 1,
    children: 0.6,
    causes: Object.fromEntries(area.causes.map((cause) => [cause.id, 1])),
    courses: area.treatmentKinds.map((kind) => ({
      kind: kind.id,
      share: 0.5,
      startsAfter: [10, 120],
      times: [1, kind.carries === 'mode' ? 5 : 2],
      every: [30, 120],
      ...(kind.carries === 'procedures' ? { operations: area.procedures.map(({ id }) => [id]) } : {}),
    })),
  };
}

export function unitProfileOf(unit: Unit): UnitProfile {
  return (
    unitProfiles[unit.id] ?? {
      patientsPerYear: 20,
      prefix: unit.id
        .replace(/[^a-z]/g, '')
        .slice(0, 3)
        .toUpperCase(),
      regions: { [unit.region]: 4, '01': 1, '12': 1 },
      meanWait: 75,
    }
  );
}

/** The profiles of the area's patient groups; one under the name '' when the area has no groups. */
export function groupProfilesOf(area: Area): Readonly<Record<string, GroupProfile>> {
  if (area.id === 'perifer-facialispares') return facialGroups;
  const groups = area.patientGroups.map(({ id }) => id);
  return Object.fromEntries((groups.length > 0 ? groups : ['']).map((id) => [id, plainGroup(area)]));
}
