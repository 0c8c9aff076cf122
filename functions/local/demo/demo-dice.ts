/** Random numbers that are the same for the same seed, so that all users see the same demonstration. */
export type Dice = {
  /** A number from 0 up to, but not including, 1. */
  roll: () => number;
  chance: (probability: number) => boolean;
  /** A whole number, both ends included. */
  between: (least: number, most: number) => number;
  /** A whole number around a mean, bell-shaped, kept within bounds. */
  around: (mean: number, deviation: number, least: number, most: number) => number;
  /** One of the list. @throws when it is empty */
  one: <Value>(list: readonly Value[]) => Value;
  /** A key, drawn by its weight. @throws when no key has a weight */
  weighted: <Key extends string>(weights: Readonly<Partial<Record<Key, number>>>) => Key;
};

/** Computes a 32-bit number that depends on every character (FNV-1a). */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}

/**
 * Makes dice from a seed (Mulberry32): small, quick and even enough for a demonstration; never for secrets.
 */
export function diceOf(seed: string): Dice {
  let state = hashOf(seed);
  const roll = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (least: number, most: number) => least + Math.floor(roll() * (most - least + 1));
  return {
    roll,
    chance: (probability) => roll() < probability,
    between,
    around: (mean, deviation, least, most) => {
      const bell = Math.sqrt(-2 * Math.log(1 - roll())) * Math.cos(2 * Math.PI * roll());
      return Math.min(most, Math.max(least, Math.round(mean + bell * deviation)));
    },
    one: (list) => {
      const found = list[between(0, list.length - 1)];
      if (found === undefined) throw new RangeError('there is nothing to choose from');
      return found;
    },
    weighted: (weights) => {
      const entries = Object.entries(weights) as [keyof typeof weights, number][];
      let left = roll() * entries.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [key, weight] of entries) {
        left -= weight;
        if (left < 0) return key;
      }
      throw new RangeError('nothing has a weight');
    },
  };
}
