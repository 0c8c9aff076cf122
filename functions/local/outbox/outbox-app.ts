import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { signInPolicy } from '../sign-in/sign-in-page.tsx';
import { outboxPage, outboxPaths, outboxStyle } from './outbox-page.tsx';
import { type PostOffice, postOffice } from './post-office.ts';

/** Shows the outbox to people (`/outbox`) and programs (`/outbox.json`), and takes messages as the providers do. */
export function outboxApp(office: PostOffice) {
  return new Hono<{ Bindings: HttpBindings }>()
    .get(outboxPaths.page, (c) => {
      c.header('Content-Security-Policy', signInPolicy);
      c.header('Referrer-Policy', 'no-referrer');
      c.header('Cache-Control', 'no-store');
      return c.html(outboxPage(office.outbox.all()));
    })
    .get(outboxPaths.style, (c) => c.body(outboxStyle, 200, { 'Content-Type': 'text/css; charset=utf-8' }))
    .get(outboxPaths.json, (c) => c.json(office.outbox.all()))
    .route('/', postOffice(office));
}
