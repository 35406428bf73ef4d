/** Width of a bar's drawing; its height is a tenth. */
const width = 120;

/** A score from 0 to 100 as a bar; a score that was not computed is an empty one with a dashed edge. The number stands beside it. */
export const Bar = ({ score }: { readonly score: number | null }) => (
  <svg className="bar" viewBox={`0 0 ${width} 12`} width={width} height="12" aria-hidden="true">
    <rect x="0.5" y="0.5" width={width - 1} height="11" rx="2" className={score === null ? 'bar-none' : 'bar-ground'} />
    {score === null ? null : (
      <rect x="0.5" y="0.5" width={((width - 1) * score) / 100} height="11" rx="2" className="bar-fill" />
    )}
  </svg>
);
