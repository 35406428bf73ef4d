/** A share between 0 and 1 as a bar; the figure stands beside it, so the bar is not read aloud. */
export const Bar = ({ share }: { readonly share: number | undefined }) => (
  <span className="bar" aria-hidden="true">
    <span style={{ inlineSize: `${Math.round((share ?? 0) * 100)}%` }} />
  </span>
);
