import * as z from 'zod';

/**
 * The portal's policy has no `unsafe-eval`, and zod would try to compile its schemas with `new Function`: the browser
 * would report each try as a violation. This module is imported before any that makes a schema, since zod decides
 * when it makes one.
 */
z.config({ jitless: true });
