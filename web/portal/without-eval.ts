import { config } from 'zod/v4';

/**
 * The portal's policy has no `unsafe-eval`, and zod would try to compile its schemas with `new Function`: the browser
 * would report each try as a violation. The portal's build puts this module in the place of `zod` (vite.config.ts), so
 * that zod is set before any schema is made, and loads with the first page that has one.
 */
config({ jitless: true });

export * from 'zod/v4';
