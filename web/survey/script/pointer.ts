/**
 * Whether a finger or a mouse has just made a choice. Taps by a screen reader do not count (pointers without size, or a
 * mouse without pressure in TalkBack), nor do keys.
 */
export function watchPointer(): () => boolean {
  let at = Number.NEGATIVE_INFINITY;
  addEventListener('pointerdown', ({ width, height, pressure, buttons, pointerType, timeStamp }) => {
    const virtual = !width || !height || (pointerType === 'mouse' && !pressure && !buttons);
    at = virtual ? Number.NEGATIVE_INFINITY : timeStamp;
  });
  addEventListener('pointerup', ({ timeStamp }) => {
    // This holds for a long press too.
    if (at > 0) at = timeStamp;
  });
  addEventListener('keydown', () => {
    at = Number.NEGATIVE_INFINITY;
  });
  return () => performance.now() - at < 600;
}
