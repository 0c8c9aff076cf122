/**
 * Whether a choice was made by a finger or a mouse just now. A screen reader's own taps come as pointers without size,
 * or as a mouse that presses nothing (TalkBack), and are not counted; nor is anything chosen with keys.
 */
export function watchPointer(): () => boolean {
  let at = Number.NEGATIVE_INFINITY;
  addEventListener('pointerdown', ({ width, height, pressure, buttons, pointerType, timeStamp }) => {
    const virtual = !width || !height || (pointerType === 'mouse' && !pressure && !buttons);
    at = virtual ? Number.NEGATIVE_INFINITY : timeStamp;
  });
  addEventListener('pointerup', ({ timeStamp }) => {
    // However long it was held.
    if (at > 0) at = timeStamp;
  });
  addEventListener('keydown', () => {
    at = Number.NEGATIVE_INFINITY;
  });
  return () => performance.now() - at < 600;
}
