/** A choice as links side by side, each to the same page of what it names. */
export function Segments({
  label,
  links,
}: {
  label: string;
  links: readonly { text: string; href: string; isCurrent: boolean }[];
}) {
  return (
    <nav aria-label={label} class="segments">
      {links.map(({ text, href, isCurrent }) => (
        <a key={href} href={href} aria-current={isCurrent ? 'page' : undefined}>
          {text}
        </a>
      ))}
    </nav>
  );
}
