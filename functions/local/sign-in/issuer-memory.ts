import type { Adapter, AdapterPayload } from 'oidc-provider';

/**
 * Makes the issuer's store for sign-ins, sessions and codes under way. It lasts as long as the process;
 * access tokens are signed and remain valid after it.
 */
export function issuerMemory(): (kind: string) => Adapter {
  const stored = new Map<string, { payload: AdapterPayload; until: number }>();

  const find = (match: (key: string, payload: AdapterPayload) => boolean) => {
    for (const [key, { payload, until }] of stored) {
      if (until < Date.now()) stored.delete(key);
      else if (match(key, payload)) return payload;
    }
    return undefined;
  };

  return (kind) => ({
    async upsert(id, payload, expiresIn) {
      stored.set(`${kind}:${id}`, { payload, until: expiresIn ? Date.now() + expiresIn * 1000 : Infinity });
    },
    async find(id) {
      return find((key) => key === `${kind}:${id}`);
    },
    async findByUid(uid) {
      return find((key, payload) => key.startsWith(`${kind}:`) && payload.uid === uid);
    },
    async findByUserCode() {
      return undefined;
    },
    async consume(id) {
      const entry = stored.get(`${kind}:${id}`);
      if (entry) entry.payload = { ...entry.payload, consumed: Math.floor(Date.now() / 1000) };
    },
    async destroy(id) {
      stored.delete(`${kind}:${id}`);
    },
    async revokeByGrantId(grantId) {
      for (const [key, { payload }] of stored) if (payload.grantId === grantId) stored.delete(key);
    },
  });
}
