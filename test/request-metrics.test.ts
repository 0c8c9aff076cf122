import { expect, it } from 'vitest';
import { metricNamespace, requestMetrics } from '../functions/request-metrics.ts';
import { linesOf } from './support/written-lines.ts';

const route = 'GET /api/portal/patients/:reference';

it('a request is one line, from which CloudWatch takes its metrics by service and route', () => {
  const record = requestMetrics('live', 'portal');
  expect(linesOf('stdout', () => record({ route, status: 200, milliseconds: 12.5 }))).toEqual([
    {
      _aws: {
        Timestamp: expect.any(Number),
        CloudWatchMetrics: [
          {
            Namespace: 'NhvFollowUp/live',
            Dimensions: [['service', 'route']],
            Metrics: [
              { Name: 'Latency', Unit: 'Milliseconds' },
              { Name: 'Status2xx', Unit: 'Count' },
            ],
          },
        ],
      },
      service: 'portal',
      route,
      status: '200',
      Latency: 12.5,
      Status2xx: 1,
    },
  ]);
});

it('no line carries anything of the request before', () => {
  const record = requestMetrics('live', 'portal');
  const lines = linesOf('stdout', () => {
    record({ route, status: 404, milliseconds: 1 });
    record({ route: 'other', status: 500, milliseconds: 2 });
  });
  expect(lines).toMatchObject([
    { route, status: '404', Status4xx: 1, Latency: 1 },
    { route: 'other', status: '500', Status5xx: 1, Latency: 2 },
  ]);
  expect(lines[1]).not.toHaveProperty('Status4xx');
});

it('each stage has a namespace of its own', () => {
  expect(metricNamespace('live')).not.toBe(metricNamespace('trial'));
});
