import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { areas } from '../functions/domain/areas/areas.ts';
import { languages } from '../functions/domain/survey/languages/languages.ts';
import { type OwnNotices, ownNotices } from '../functions/domain/survey/own-notices.ts';
import { Fault } from './fault.ts';

/** How a unit's own sign-in is connected: SAML by its metadata, OpenID Connect by its issuer. */
export type Federation = {
  /** Shown on the sign-in page's button: letters, digits, hyphens, at most 32. */
  name: string;
} & (
  | { kind: 'saml'; metadataUrl: string }
  | {
      kind: 'oidc';
      issuer: string;
      clientId: string;
      /** Name of a Secrets Manager secret in the stage's account that holds the client's secret. */
      clientSecretName: string;
    }
);

/** Where and how one copy of the system runs. */
export type Stage = {
  /** Part of every stack's name: lower-case letters, digits, hyphens. */
  name: string;
  /** The AWS account; a deployment with another account's credentials stops. Absent: the account of the deployer. */
  account?: string;
  /** Nothing about a patient leaves this region; no other is possible. */
  region: 'eu-north-1';
  /** Whether real patients are in it. Then an own domain, an alarm address and threat protection are required. */
  holdsPatients: boolean;
  /** The host people reach. Without one the addresses carry API Gateway's stage name (see docs/deploy.md). */
  domain?: {
    name: string;
    /** An issued ACM certificate for the name, in the stage's region. */
    certificateArn: string;
    /** When the zone is in Route 53: the name is then pointed at the API. Otherwise do it by hand from the outputs. */
    hostedZone?: { id: string; name: string };
  };
  /** First label of the sign-in host, unique in the region: `{signInPrefix}.auth.eu-north-1.amazoncognito.com`. */
  signInPrefix: string;
  /** The address that alarms go to; a person there must confirm the subscription once. */
  alarmEmail?: string;
  /**
   * Whether questionnaires may be sent in wording that the licence holder has not approved. A stage with patients
   * refuses such wording unless its row accepts it in so many words, so that a copied row of a test stage does not.
   */
  provisionalWording: 'accepted' | 'refused' | 'accepted-for-patients';
  /** The codes of countries beside Sweden to which texts go, as `+47`. Each may cost more than one at home. */
  textCountryCodes?: readonly `+${number}`[];
  /** How long logs are kept. They hold no personal data. */
  logRetention: RetentionDays;
  /** Cognito's threat protection (compromised passwords, unusual sign-ins); costs per user and month. */
  threatProtection: 'plus' | 'off';
  /** Alarm when no answer has been stored for so many whole days (1 to 7). */
  noAnswersForDays: number;
  federation: readonly Federation[];
  /** How many years the drop keeps every signed report, so that none can be removed. Only on a stage with patients. */
  reportRetentionYears?: number;
  /** After a restore: the table used instead of the stack's own, which stays (docs/deploy.md). */
  restoredTable?: { name: string; streamArn: string };
};

export const stages: readonly Stage[] = [
  {
    name: 'test',
    region: 'eu-north-1',
    holdsPatients: false,
    signInPrefix: 'nhv-follow-up-test',
    provisionalWording: 'accepted',
    logRetention: RetentionDays.ONE_MONTH,
    threatProtection: 'off',
    noAnswersForDays: 7,
    federation: [],
  },
];

/**
 * The stage of that name.
 * @throws Fault when there is none, or its row contradicts itself: every message says which row and what to change
 */
export function stageNamed(
  name: string,
  rows: readonly Stage[] = stages,
  notices: OwnNotices = ownNotices,
): Stage {
  const stage = rows.find((row) => row.name === name);
  if (!stage) {
    throw new Fault(
      `There is no stage "${name}" in cdk/stages.ts, only ${rows.map((row) => row.name).join(', ')}.`,
    );
  }
  const faults = faultsOf(stage, notices);
  if (faults.length > 0) throw new Fault(`Stage "${stage.name}" in cdk/stages.ts: ${faults.join('; ')}.`);
  return stage;
}

/** The units and languages in which nobody has written how the data are handled. */
const withoutNotice = (notices: OwnNotices): string[] =>
  areas
    .flatMap(({ units }) => units)
    .flatMap(({ id }) => languages.map(({ language }) => [id, language] as const))
    .filter(([unit, language]) => !notices[unit]?.[language]?.length)
    .map((one) => one.join(' '));

function faultsOf(stage: Stage, notices: OwnNotices): string[] {
  const unwritten = withoutNotice(notices);
  const arnOf = (service: string) => `arn:aws:${service}:${stage.region}:`;
  const rules: [boolean, string][] = [
    [/^[a-z][a-z0-9-]{0,19}$/.test(stage.name), 'name must be 1-20 lower-case letters, digits and hyphens'],
    [stage.account === undefined || /^\d{12}$/.test(stage.account), 'account must be 12 digits'],
    [/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(stage.signInPrefix), 'signInPrefix must be a host label'],
    [
      !stage.domain || stage.domain.certificateArn.startsWith(arnOf('acm')),
      `the certificate must be in ${stage.region}`,
    ],
    [
      (stage.textCountryCodes ?? []).every((code) => /^\+\d{1,3}$/.test(code)),
      'textCountryCodes must be a plus and one to three digits each',
    ],
    [stage.noAnswersForDays >= 1 && stage.noAnswersForDays <= 7, 'noAnswersForDays must be 1 to 7'],
    [
      stage.federation.every(({ name }) => /^[A-Za-z0-9-]{1,32}$/.test(name)),
      'a federation name must be 1-32 letters, digits and hyphens',
    ],
    [
      !stage.holdsPatients || stage.reportRetentionYears !== undefined,
      'a stage with patients needs reportRetentionYears',
    ],
    [
      stage.reportRetentionYears === undefined ||
        (Number.isInteger(stage.reportRetentionYears) &&
          stage.reportRetentionYears >= 1 &&
          stage.reportRetentionYears <= 100),
      'reportRetentionYears must be 1 to 100',
    ],
    [
      !stage.restoredTable || stage.restoredTable.streamArn.startsWith(arnOf('dynamodb')),
      `restoredTable needs its stream, in ${stage.region}`,
    ],
    [!stage.holdsPatients || stage.domain !== undefined, 'a stage with patients needs its own domain'],
    [!stage.holdsPatients || stage.alarmEmail !== undefined, 'a stage with patients needs an alarmEmail'],
    [
      !stage.holdsPatients || stage.threatProtection === 'plus',
      'a stage with patients needs threatProtection "plus"',
    ],
    [!stage.holdsPatients || stage.account !== undefined, 'a stage with patients needs its account'],
    [
      !stage.holdsPatients || stage.provisionalWording !== 'accepted',
      'a stage with patients needs provisionalWording "refused", or "accepted-for-patients" where that is decided',
    ],
    [
      !stage.holdsPatients || unwritten.length === 0,
      `a stage with patients needs each controller's own words in functions/domain/survey/own-notices.ts, which lacks ${unwritten.join(', ')}`,
    ],
  ];
  return rules.filter(([holds]) => !holds).map(([, fault]) => fault);
}
