/**
 * The first script of a public page, and the only one that a phone waits for: the page is whole as the server drew it, so its program is
 * fetched once it has been painted, all parts at once, or at the first touch or key. What is pressed meanwhile is done when it is there.
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

const pressed = 'button[type=button], input[type=checkbox], input[type=radio]';
const held: (() => void)[] = [];

/** What is to be done again of an event that only the program answers; links, and forms with an address of their own, need none. */
const againOf = ({ type, target }: Event): (() => void) | undefined => {
  if (target instanceof HTMLFormElement && !target.hasAttribute('action')) return () => target.requestSubmit();
  if (!(target instanceof Element)) return undefined;
  if (type === 'change')
    return target.matches('input[type=file], select')
      ? () => target.dispatchEvent(new Event('change', { bubbles: true }))
      : undefined;
  const control = type === 'click' ? target.closest<HTMLElement>(pressed) : null;
  return control === null ? undefined : () => control.click();
};

type Field = HTMLInputElement | HTMLTextAreaElement;
const typed = new Map<Field, string>();

/** Writes past whatever watches the field, so that the second of two writes is a change to the program. */
const write = (field: Field, text: string): void => {
  const { prototype } = field instanceof HTMLInputElement ? HTMLInputElement : HTMLTextAreaElement;
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, text);
  field.dispatchEvent(new Event('input', { bubbles: true }));
};

const keepTyped = ({ target }: Event): void => {
  const isText =
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLInputElement && !/file|checkbox|radio/.test(target.type));
  if (isText) typed.set(target, target.value);
};

const hold = (event: Event): void => {
  const again = againOf(event);
  if (again === undefined) return;
  event.preventDefault();
  held.push(again);
};

const heldActs = ['click', 'submit', 'change'] as const;

for (const act of firstActs) addEventListener(act, load, { once: true });
for (const act of heldActs) addEventListener(act, hold, { capture: true });
addEventListener('input', keepTyped, { capture: true });
addEventListener(
  'corridor:ready',
  () => {
    for (const act of heldActs) removeEventListener(act, hold, { capture: true });
    removeEventListener('input', keepTyped, { capture: true });
    for (const [field, text] of typed) {
      write(field, '');
      write(field, text);
    }
    for (const again of held) again();
  },
  { once: true },
);
// a frame's callback runs before it is painted, a task after it
requestAnimationFrame(() => setTimeout(load));
