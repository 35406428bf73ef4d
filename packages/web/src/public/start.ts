/**
 * The first script of a public page, and the only one that a phone waits for: the page is whole as the server drew it, so its program is
 * fetched once it has been painted, all parts at once, or at the first touch or key.
 */
const scripts = document.querySelector<HTMLMetaElement>('meta[name="program"]')?.content.split(' ') ?? [];
const [entry, ...parts] = scripts;
const firstActs = ['pointerdown', 'keydown', 'focusin'] as const;

const fetchBeside = (href: string): void => {
  const link = document.createElement('link');
  link.rel = 'modulepreload';
  link.href = href;
  document.head.append(link);
};

const load = (): void => {
  for (const act of firstActs) removeEventListener(act, load);
  if (entry === undefined) return;
  for (const part of parts) fetchBeside(part);
  void import(/* @vite-ignore */ entry);
};

for (const act of firstActs) addEventListener(act, load, { once: true });
// a frame's callback runs before it is painted, a task after it
requestAnimationFrame(() => setTimeout(load));
