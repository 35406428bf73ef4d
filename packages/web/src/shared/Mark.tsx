/** The mark: a gallery of columns under one beam, 数廊. */
export const Mark = () => (
  <svg viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round">
    <path d="M2.5 5.5h19M4.5 5.5v13M9.5 9.5v9M14.5 9.5v9M19.5 5.5v13M2.5 18.5h19" />
  </svg>
);
