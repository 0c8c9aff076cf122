import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** Records why a finding of the AwsSolutions rules is accepted, for the construct and everything in it. */
export function acknowledge(construct: IConstruct, reasons: Record<string, string>): void {
  const rules = Object.entries(reasons).map(([id, reason]) => ({ id: `AwsSolutions-${id}`, reason }));
  Validations.of(construct).acknowledge(...rules);
}
