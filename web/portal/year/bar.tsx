/** A plain bar beside the number it shows. */
export function Bar({ share }: { share: number }) {
  return (
    <svg class="plain-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <rect class="bar-track" width="100" height="10" />
      <rect class="plain-bar-fill" width={Math.round(share * 1000) / 10} height="10" />
    </svg>
  );
}
