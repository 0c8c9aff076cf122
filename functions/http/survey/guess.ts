/** Counts wrong codes, so that guessing is slowed down. A right code is always served and never counted. */
export type GuessLimit = {
  /**
   * Notes a wrong code from an address.
   * @returns whole seconds to wait before the next try, or null while the answer may be that the code is
   *   wrong
   */
  wrong(address: string, now: Date): number | null;
};

export type GuessRules = {
  /** The number of first wrong codes of an address that are never refused, however many others guess. */
  slips: number;
  /** Wrong codes of one address within the window. A whole ward may share an address and mistype now and then. */
  perAddress: number;
  /** Wrong codes of all addresses within the window. */
  total: number;
  windowSeconds: number;
};

export const guessRules: GuessRules = { slips: 5, perAddress: 30, total: 1_000, windowSeconds: 300 };

/** The number of addresses kept; the one with the oldest last guess is dropped first. */
const remembered = 10_000;

/**
 * Keeps a sliding window in memory: for one process, as in the local run. In AWS the firewall counts for all.
 */
export function guessLimit({ slips, perAddress, total, windowSeconds }: GuessRules = guessRules): GuessLimit {
  const window = windowSeconds * 1000;
  const byAddress = new Map<string, number[]>();
  let all: number[] = [];

  /** Returns the moments within the window, this one included; no more of them than the limit needs. */
  const slide = (moments: readonly number[], now: number, limit: number) =>
    [...moments.filter((moment) => moment > now - window), now].slice(-limit - 1);

  const wait = (moments: readonly number[], now: number, limit: number) => {
    const oldest = moments[0];
    return moments.length <= limit || oldest === undefined ? 0 : oldest + window - now;
  };

  return {
    wrong(address, moment) {
      const now = moment.getTime();
      const own = slide(byAddress.get(address) ?? [], now, perAddress);
      byAddress.delete(address);
      byAddress.set(address, own);
      const quietest = byAddress.keys().next().value;
      if (byAddress.size > remembered && quietest !== undefined) byAddress.delete(quietest);
      all = slide(all, now, total);
      const ofAll = own.length > slips ? wait(all, now, total) : 0;
      const milliseconds = Math.max(wait(own, now, perAddress), ofAll);
      return milliseconds > 0 ? Math.ceil(milliseconds / 1000) : null;
    },
  };
}
