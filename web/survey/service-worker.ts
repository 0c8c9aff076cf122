/**
 * Opens the questionnaire without a network. It keeps one page without code, unit or answers, and that page finds the
 * draft on the phone. The worker's address names the language and the version of that page.
 */
type Lifetime = Event & { waitUntil(promise: Promise<unknown>): void };
type Fetching = Event & { request: Request; respondWith(response: Promise<Response>): void };
const worker = globalThis as unknown as {
  addEventListener(type: 'install' | 'activate', listener: (event: Lifetime) => void): void;
  addEventListener(type: 'fetch', listener: (event: Fetching) => void): void;
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
};

/** How long to wait for the network before showing the kept page, in ms. Some networks hang instead of failing. */
const patience = 4_000;

const shell = new URL(`shell${location.search}`, location.href).href;

worker.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(shell)
      .then((cache) => cache.add(shell))
      .then(() => worker.skipWaiting()),
  );
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name !== shell).map((name) => caches.delete(name))))
      .then(() => worker.clients.claim()),
  );
});

const kept = () => caches.match(shell, { ignoreVary: true });

async function answerTo(request: Request): Promise<Response> {
  const served = fetch(request);
  const unlessItFails = served.catch(async () => (await kept()) ?? Response.error());
  // The kept page asks with this parameter when it found no draft: only the network can help then.
  if (new URL(request.url).searchParams.has('wait')) return unlessItFails;
  const late = new Promise<void>((resolve) => setTimeout(resolve, patience)).then(kept);
  return Promise.race([unlessItFails, late.then((page) => page ?? unlessItFails)]);
}

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.mode === 'navigate' && request.method === 'GET') event.respondWith(answerTo(request));
});
