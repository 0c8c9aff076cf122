import { Duration } from 'aws-cdk-lib';
import {
  CfnManagedLoginBranding,
  OAuthScope,
  UserPoolClient,
  UserPoolClientIdentityProvider,
} from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';
import type { StaffDirectory } from './staff-directory.ts';

/** The path that the sign-in returns to; web/portal sends the same. */
const portalPath = '/portal/';

/** The portal's client at the sign-in: authorization code with PKCE, without a secret, since a browser can keep none. */
export function portalClient(
  scope: Construct,
  { pool, providers }: StaffDirectory,
  url: string,
): UserPoolClient {
  const client = new UserPoolClient(scope, 'PortalClient', {
    userPool: pool,
    generateSecret: false,
    authFlows: { userSrp: true },
    oAuth: {
      flows: { authorizationCodeGrant: true },
      scopes: [OAuthScope.OPENID],
      callbackUrls: [`${url}${portalPath}`],
      logoutUrls: [`${url}${portalPath}`],
    },
    supportedIdentityProviders: [
      UserPoolClientIdentityProvider.COGNITO,
      ...providers.map(({ providerName }) => UserPoolClientIdentityProvider.custom(providerName)),
    ],
    accessTokenValidity: Duration.minutes(30),
    idTokenValidity: Duration.minutes(30),
    refreshTokenValidity: Duration.hours(10),
    enableTokenRevocation: true,
    preventUserExistenceErrors: true,
  });
  new CfnManagedLoginBranding(scope, 'SignInPages', {
    userPoolId: pool.userPoolId,
    clientId: client.userPoolClientId,
    useCognitoProvidedValues: true,
  });
  return client;
}
