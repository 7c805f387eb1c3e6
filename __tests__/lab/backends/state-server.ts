import { timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What Terraform says of a lock. */
export interface LockInfo {
  readonly ID: string;
  readonly Operation: string;
  readonly Who: string;
}

/** A server for one state, as Terraform's http backend wants it. */
export interface StateServer {
  readonly address: string;
  /** Who holds the lock. */
  holder(): LockInfo | undefined;
  stop(): Promise<void>;
}

/**
 * Starts it on the loopback address. LOCK is answered with 423 and the holder while there is one; a state is taken from the holder
 * only, and from nobody who has lost the lock; UNLOCK without a lock's ID is what `force-unlock` sends.
 */
export async function startStateServer(user: string, password: string): Promise<StateServer> {
  let state: string | undefined;
  let holder: LockInfo | undefined;
  const expected = Buffer.from(`Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`);

  function answer(request: IncomingMessage, body: string): { status: number; content?: string } {
    const given = Buffer.from(request.headers.authorization ?? '');
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return { status: 401 };
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost');
    if (pathname !== '/boss/lab') return { status: 404 };
    const locked = { status: 423, content: JSON.stringify(holder) };
    switch (request.method ?? '') {
      case 'GET':
        return state === undefined ? { status: 404 } : { status: 200, content: state };
      case 'POST':
        if (searchParams.get('ID') !== (holder?.ID ?? null))
          return holder === undefined ? { status: 409 } : locked;
        state = body;
        return { status: 200 };
      case 'LOCK':
        if (holder !== undefined) return locked;
        holder = JSON.parse(body) as LockInfo;
        return { status: 200 };
      case 'UNLOCK':
        if (body !== '' && (JSON.parse(body) as LockInfo).ID !== holder?.ID) return { status: 409 };
        holder = undefined;
        return { status: 200 };
      default:
        return { status: 405 };
    }
  }

  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (piece: string) => (body += piece));
    request.on('end', () => {
      const { status, content } = answer(request, body);
      response.writeHead(status).end(content);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/boss/lab`,
    holder: () => holder,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
