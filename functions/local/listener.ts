import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { originOf } from './address.ts';
import { LocalFailure, systemCode } from './local-failure.ts';

type Listener = {
  /** The address to open, also when the server listens on every interface. */
  origin: string;
  /** From this call on `listener` answers requests; before it they get 503. */
  serve: (listener: RequestListener) => void;
  /** Stops, but first waits at most `patience` milliseconds for the requests under way. */
  stop: (patience?: number) => Promise<void>;
};

const sentences: Record<string, (host: string, port: number) => string> = {
  EADDRINUSE: (_, port) =>
    `Port ${port} is in use: stop the program that has it, or choose another with PORT, for example PORT=${port + 1} npm start.`,
  EACCES: (_, port) => `This user may not use port ${port}: choose one above 1023 with PORT.`,
  EADDRNOTAVAIL: (host) => `This machine has no address ${host}: set HOST to one that it has.`,
  ENOTFOUND: (host) => `There is no host ${host}: set HOST to an address of this machine.`,
};

/**
 * Starts to listen. The server does this first, so that a second start ends before it touches any data.
 * @throws LocalFailure when the port or the host is not available
 */
export async function listen(host: string, port: number): Promise<Listener> {
  let listener: RequestListener = (_, response) => {
    response.writeHead(503, { 'content-type': 'text/plain; charset=utf-8', 'retry-after': '1' });
    response.end('Startar…\n');
  };
  const server = createServer((request, response) => listener(request, response));
  await bind(server, host, port);
  return {
    origin: originOf(host, (server.address() as AddressInfo).port),
    serve: (next) => {
      listener = next;
    },
    stop: (patience = 5000) =>
      new Promise((resolve) => {
        const cut = setTimeout(() => server.closeAllConnections(), patience);
        server.close(() => {
          clearTimeout(cut);
          resolve();
        });
        server.closeIdleConnections();
      }),
  };
}

function bind(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      const sentence = sentences[systemCode(error) ?? '']?.(host, port);
      reject(new LocalFailure(sentence ?? `The server cannot listen on ${host}:${port}: ${error.message}.`));
    });
    server.listen(port, host, resolve);
  });
}
