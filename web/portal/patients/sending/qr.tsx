import { generate } from 'lean-qr';
import { toSvgPath } from 'lean-qr/extras/svg';
import { useMemo } from 'preact/hooks';

/** The quiet zone that readers need round a code, in modules. */
const margin = 4;

/** A QR code, always dark on white: many readers fail on the inverse. */
export function Qr({ text, label }: { text: string; label: string }) {
  const { path, size } = useMemo(() => {
    const code = generate(text);
    return { path: toSvgPath(code), size: code.size };
  }, [text]);
  const side = size + 2 * margin;
  return (
    <svg class="qr" viewBox={`${-margin} ${-margin} ${side} ${side}`} role="img" aria-label={label}>
      <rect x={-margin} y={-margin} width={side} height={side} fill="#fff" />
      <path d={path} fill="#000" shape-rendering="crispEdges" />
    </svg>
  );
}
