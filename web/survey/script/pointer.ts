/**
 * Whether a choice was made by a finger or a mouse just now. A screen reader's own taps come as pointers without size
 * or pressure and are not counted, nor is anything chosen with keys.
 */
export function watchPointer(): () => boolean {
  let at = Number.NEGATIVE_INFINITY;
  addEventListener('pointerup', ({ width, height, pointerType, timeStamp, detail }) => {
    const virtual = width === 0 || height === 0 || (pointerType === 'mouse' && detail === 0 && width < 1);
    at = virtual ? Number.NEGATIVE_INFINITY : timeStamp;
  });
  addEventListener('keydown', () => {
    at = Number.NEGATIVE_INFINITY;
  });
  return () => performance.now() - at < 600;
}
