import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';

/** One request: the pattern of its route, never its path, and its status and duration. */
export type MeasuredRequest = { route: string; status: number; milliseconds: number };

/** The namespace of a stage's own metrics in CloudWatch. */
export const metricNamespace = (stage: string): string => `NhvFollowUp/${stage}`;

/** Names of a request's metrics, each by service and route. A request counts in one class of statuses. */
const requestMetric = {
  latency: 'Latency',
  status: (status: number) => `Status${Math.floor(status / 100)}xx`,
} as const;

/**
 * Writes each request's metrics as a log line that CloudWatch reads them from (Embedded Metric Format): it
 * makes no call, and the line itself has the exact status.
 */
export function requestMetrics(stage: string, service: string): (request: MeasuredRequest) => void {
  const metrics = new Metrics({ namespace: metricNamespace(stage), serviceName: service });
  return ({ route, status, milliseconds }) => {
    metrics
      .addDimension('route', route)
      .addMetadata('status', String(status))
      .addMetric(requestMetric.latency, MetricUnit.Milliseconds, milliseconds)
      .addMetric(requestMetric.status(status), MetricUnit.Count, 1)
      .publishStoredMetrics();
  };
}
