import * as z from 'zod';
import { Values } from '../../domain/survey/values.ts';
import type { Open, Seal } from '../../exchange/line.ts';
import type { PortalDeps } from './context.ts';
import { sealingWith } from './sealing.ts';

const Sealed = z.strictObject({
  values: Values,
  cameReadable: z.literal(true).optional(),
  entryId: z.string().optional(),
  typedIn: z.literal(true).optional(),
});

/** Seals PREM answers for one patient and invitation; they open there and nowhere else. */
export function answerSealing({ sealingKey, olderSealingKeys, random }: PortalDeps): {
  seal: Seal;
  open: Open;
} {
  const sealing = sealingWith({
    key: sealingKey,
    ...(olderSealingKeys ? { olderKeys: olderSealingKeys } : {}),
    random,
  });
  return {
    seal: (place, content) => sealing.seal(place, content),
    open: (place, sealed) => {
      const opened = sealing.open(place, sealed);
      return opened && Sealed.parse(opened.value);
    },
  };
}
