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
    // The sign-in pages use none of Cognito's own flows. Without any, Cognito would allow those with a password; the
    // custom one is no way in, since the pool has no triggers for it.
    authFlows: { custom: true },
    oAuth: {
      flows: { authorizationCodeGrant: true, implicitCodeGrant: false, clientCredentials: false },
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
    // Each use gives a new refresh token. The old one works for a moment more, for an answer that was lost on the way.
    refreshTokenRotationGracePeriod: Duration.seconds(30),
    preventUserExistenceErrors: true,
  });
  new CfnManagedLoginBranding(scope, 'SignInPages', {
    userPoolId: pool.userPoolId,
    clientId: client.userPoolClientId,
    useCognitoProvidedValues: true,
  });
  return client;
}
