/** Text that keeps each date on one line; browsers would break it at hyphens or between words. */
export function Dated({ text }: { text: string }) {
  return (
    <>
      {text.split(/(\d{4}-\d{2}-\d{2}|\d{1,2} [a-zåäö]+ \d{4})/).map((part, index) =>
        index % 2 === 1 ? (
          <span key={index} class="nowrap">
            {part}
          </span>
        ) : (
          part
        ),
      )}
    </>
  );
}
