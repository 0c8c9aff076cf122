/**
 * Replaces `@aws-sdk/middleware-endpoint-discovery` in a deployed function's bundle (see build.ts). No
 * command of DynamoDB's client discovers its endpoint; the client only makes a cache for such endpoints at
 * every start.
 */
export const resolveEndpointDiscoveryConfig = <Config>(config: Config): Config => config;

export const NODE_ENDPOINT_DISCOVERY_CONFIG_OPTIONS = {
  environmentVariableSelector: () => undefined,
  configFileSelector: () => undefined,
  default: undefined,
};
