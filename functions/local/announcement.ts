import type { LocalServer } from './server.ts';

/** Writes the addresses to open, for the person who started the server. */
export function announcement(
  { origin, parts, demonstration }: LocalServer,
  clock: string | undefined,
): string {
  const { surveyLink, signInAs = 'staff@sahlgrenska' } = demonstration;
  const rows = [
    ['Survey', `${origin}/`, 'where a patient types a code'],
    ...(surveyLink ? [['Try one', surveyLink, 'a questionnaire that waits for an answer']] : []),
    ['Portal', `${origin}/portal/`, `sign in as ${signInAs}, or as anyone on the list`],
    ['Outbox', `${origin}/outbox`, 'the messages that would have been sent'],
    ['Data', parts.folder.path, 'delete the folder to begin anew'],
    ...(clock ? [['Clock', parts.now().toISOString(), 'the time of day for everything but sign-in']] : []),
  ];
  const width = Math.max(...rows.map(([, what = '']) => what.length));
  const lines = rows.map(
    ([name = '', what = '', why = '']) => `  ${name.padEnd(8)}${what.padEnd(width)}  ${why}`,
  );
  return ['It runs. Open:', '', ...lines, '', 'Ctrl-C stops it.'].join('\n');
}
