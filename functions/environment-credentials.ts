/**
 * What a deployed function bundles in place of the AWS clients' search for credentials (`@aws-sdk/credential-provider-node`,
 * see build.ts): Lambda gives them in the environment. Without the search for profiles, sign-ins and instance metadata
 * a function starts sooner, and cannot pick up any other identity.
 */
export { fromEnv as defaultProvider } from '@aws-sdk/credential-provider-env';
