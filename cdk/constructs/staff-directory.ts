import { Duration, RemovalPolicy, SecretValue } from 'aws-cdk-lib';
import {
  AccountRecovery,
  CfnUserPoolGroup,
  FeaturePlan,
  type IUserPoolIdentityProvider,
  ManagedLoginVersion,
  Mfa,
  OidcAttributeRequestMethod,
  ProviderAttribute,
  StandardThreatProtectionMode,
  UserPool,
  type UserPoolDomain,
  UserPoolIdentityProviderOidc,
  UserPoolIdentityProviderSaml,
  UserPoolIdentityProviderSamlMetadata,
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import type { Federation, Stage } from '../stages.ts';
import { acknowledge } from './acknowledge.ts';

/** The groups of a token: the role and, for a unit's people, the unit. */
const groupsOf = (units: readonly string[]): string[] => [
  ...units.flatMap((unit) => [`staff@${unit}`, `lead@${unit}`]),
  'authority',
  'admin',
];

/**
 * The people who may sign in to the portal. An administrator adds them, or their hospital's identity provider does. All
 * use a second factor, and their groups come from an administrator.
 */
export class StaffDirectory extends Construct {
  readonly pool: UserPool;
  readonly domain: UserPoolDomain;
  readonly providers: readonly IUserPoolIdentityProvider[];

  constructor(scope: Construct, id: string, props: { stage: Stage; units: readonly string[] }) {
    super(scope, id);
    const plus = props.stage.threatProtection === 'plus';
    this.pool = new UserPool(this, 'Pool', {
      featurePlan: plus ? FeaturePlan.PLUS : FeaturePlan.ESSENTIALS,
      standardThreatProtectionMode: plus
        ? StandardThreatProtectionMode.FULL_FUNCTION
        : StandardThreatProtectionMode.NO_ENFORCEMENT,
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      standardAttributes: { email: { required: true, mutable: true } },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false },
      passwordPolicy: {
        minLength: 14,
        requireDigits: true,
        requireLowercase: true,
        requireUppercase: true,
        requireSymbols: true,
        passwordHistorySize: 12,
        tempPasswordValidity: Duration.days(3),
      },
      userInvitation: {
        emailSubject: 'Ditt konto för uppföljning av nationell högspecialiserad vård',
        emailBody:
          'Hej! Du har fått ett konto. Användarnamn: {username}. Tillfälligt lösenord (gäller i tre dagar): {####}',
      },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    if (!plus) {
      acknowledge(this.pool, {
        COG8: `Stage "${props.stage.name}" holds no patients; a stage that does is required to have it.`,
      });
    }
    for (const group of groupsOf(props.units)) {
      new CfnUserPoolGroup(this, `Group ${group}`, { userPoolId: this.pool.userPoolId, groupName: group });
    }
    this.domain = this.pool.addDomain('Domain', {
      cognitoDomain: { domainPrefix: props.stage.signInPrefix },
      managedLoginVersion: ManagedLoginVersion.NEWER_MANAGED_LOGIN,
    });
    this.providers = props.stage.federation.map((row) => this.federate(row));
  }

  private federate(row: Federation): IUserPoolIdentityProvider {
    if (row.kind === 'saml') {
      return new UserPoolIdentityProviderSaml(this, row.name, {
        userPool: this.pool,
        name: row.name,
        metadata: UserPoolIdentityProviderSamlMetadata.url(row.metadataUrl),
        attributeMapping: {
          email: ProviderAttribute.other(
            'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress',
          ),
        },
        idpSignout: true,
      });
    }
    return new UserPoolIdentityProviderOidc(this, row.name, {
      userPool: this.pool,
      name: row.name,
      issuerUrl: row.issuer,
      clientId: row.clientId,
      clientSecret: SecretValue.secretsManager(row.clientSecretName).unsafeUnwrap(),
      scopes: ['openid', 'email'],
      attributeRequestMethod: OidcAttributeRequestMethod.GET,
      attributeMapping: { email: ProviderAttribute.other('email') },
    });
  }
}
