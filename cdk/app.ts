import { fileURLToPath } from 'node:url';
import { App, Tags, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { areas } from '../functions/domain/areas/areas.ts';
import { DataStack } from './data-stack.ts';
import { Fault } from './fault.ts';
import { ServiceStack } from './service-stack.ts';
import { type Stage, stageNamed } from './stages.ts';

/**
 * The stacks of a stage, to be checked against the AwsSolutions rules when the app is synthesised: a finding that is
 * not acknowledged stops it.
 * @param units ids of every unit: their people may sign in, and their numbers are kept
 * @param dist the folder that the build writes
 */
export function addStacks(app: App, stage: Stage, units: readonly string[], dist: string) {
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  Tags.of(app).add('system', 'nhv-follow-up');
  Tags.of(app).add('stage', stage.name);
  const name = `nhv-follow-up-${stage.name}`;
  const shared = {
    stage,
    units,
    areas: areas.map(({ id }) => id),
    env: { account: stage.account, region: stage.region },
    terminationProtection: true,
  };
  const data = new DataStack(app, `${name}-data`, shared);
  const service = new ServiceStack(app, `${name}-service`, { ...shared, data, dist });
  return { data, service };
}

/** An empty app, the same whoever starts it: nothing of it depends on cdk.json but the stage's name. */
export function emptyApp(outdir?: string): App {
  return new App({
    outdir,
    analyticsReporting: false,
    autoSynth: false,
    // The data stack cannot drop an export that the service stack uses.
    context: { '@aws-cdk/core:defaultCrossStackReferences': 'strong' },
  });
}

function main(): void {
  const app = emptyApp();
  const stage = stageNamed(app.node.tryGetContext('stage') ?? 'test');
  const units = areas.flatMap((area) => area.units.map(({ id }) => id));
  addStacks(app, stage, units, fileURLToPath(new URL('../dist', import.meta.url)));
  app.synth();
}

if (import.meta.main) {
  try {
    main();
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
