// Runs on whatever Node the machine has, before anything is installed: no dependencies, no TypeScript.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('.', import.meta.url));
const lock = new URL('package-lock.json', import.meta.url);
/** npm writes this file last, so its date is that of the last complete installation. */
const installed = new URL('node_modules/.package-lock.json', import.meta.url);

function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}

function newerThan(a, b) {
  return statSync(a).mtimeMs > statSync(b).mtimeMs;
}

/** The version of the Node that npm scripts use: the one among the dependencies, else the machine's own. */
function nodeOfScripts() {
  const { stdout, status } = spawnSync('npm', ['exec', '--no', '--', 'node', '--version'], {
    cwd: root,
    encoding: 'utf8',
  });
  return status === 0 ? stdout.trim() : process.version;
}

if (process.platform === 'win32') stop('It runs on Linux and macOS; on Windows start it in WSL.');
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  stop(`Node 20.19 or later is needed; this is ${process.version}.`);
}

if (!existsSync(installed) || newerThan(lock, installed)) {
  console.log('Installing dependencies (npm ci); this takes about a minute.');
  const { status, error } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
  });
  if (error) stop(`npm could not be started: ${error.message}.`);
  if (status !== 0) stop('npm ci failed; its message is above. Nothing was started.');

  const [scriptMajor = 0, scriptMinor = 0] = nodeOfScripts().slice(1).split('.').map(Number);
  if (scriptMajor < 22 || (scriptMajor === 22 && scriptMinor < 18)) {
    stop(`Node 22.18 or later is needed on ${process.platform}-${process.arch}; this is ${process.version}.`);
  }
}
