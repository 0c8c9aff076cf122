import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { originOf } from './address.ts';
import { LocalFailure, systemCode } from './local-failure.ts';

type Listener = {
  /** Where to open it, also when every interface is listened on. */
  origin: string;
  /** From now on requests are answered by `listener`; until then with 503. */
  serve: (listener: RequestListener) => void;
  /** Lets the requests under way finish, for at most `patience` milliseconds. */
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
 * Takes the port first of all, so that a second start ends before it touches any data.
 * @throws LocalFailure when the port or the host cannot be had
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
