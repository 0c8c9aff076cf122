/**
 * Replaces the AWS clients' search for credentials (`@aws-sdk/credential-provider-node`) in a deployed
 * function's bundle (see build.ts): Lambda gives credentials in the environment. Without the search for
 * profiles, sign-ins and instance metadata a function starts sooner, and cannot pick up any other identity.
 */
export { fromEnv as defaultProvider } from '@aws-sdk/credential-provider-env';
