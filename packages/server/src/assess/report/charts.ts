import type { Language } from '#kernel';
import type { Swing } from '../core/value/types.ts';
import { type Html, html, money, raw } from './html.ts';

/** A chart's own units; it is drawn as wide as its box. */
const [width, height] = [240, 64];

const digits = (value: number): string => value.toFixed(2).replace(/\.?0+$/, '');

/** Bars of a distribution; `label` says it to those who cannot see it. */
export const histogramChart = (bins: readonly number[], label: string): Html => {
  const most = Math.max(...bins, 1);
  const step = width / bins.length;
  const bars = bins.map((n, i) => {
    // a bin that holds anything shows: its bar is never lower than a hair
    const tall = n === 0 ? 0 : Math.max(1.5, (n / most) * (height - 4));
    return `<rect x="${digits(i * step + 0.5)}" y="${digits(height - 1 - tall)}" width="${digits(Math.max(0.5, step - 1))}" height="${digits(tall)}"/>`;
  });
  return html`<svg viewBox="0 0 ${width} ${height}" preserveAspectRatio="none" role="img" aria-label="${label}"><g fill="#0b5c6b">${raw(bars.join(''))}</g><path d="M0 ${height - 0.5}H${width}" stroke="#8a938f"/></svg>`;
};

/** A share as a bar; without a share the bar is hatched. */
export const shareBar = (share: number | null, label: string): Html =>
  share === null
    ? html`<div class="bar none" role="img" aria-label="${label}"></div>`
    : html`<div class="bar" role="img" aria-label="${label}"><i style="width:${digits(Math.min(1, Math.max(0, share)) * 100)}%"></i></div>`;

/** The inputs that move a result most: one bar from what it is at the input's low end to what it is at its high end; the mark is the base. */
export const tornadoChart = (
  swings: readonly Swing[],
  {
    baseMinor,
    currency,
    language,
  }: { readonly baseMinor: string; readonly currency: string; readonly language: Language },
): Html => {
  const ends = swings.flatMap(({ lowMinor, highMinor }) => [Number(lowMinor), Number(highMinor)]);
  const [least, most] = [Math.min(...ends, Number(baseMinor)), Math.max(...ends, Number(baseMinor))];
  const at = (minor: string): number => (most === least ? 50 : ((Number(minor) - least) / (most - least)) * 100);
  return html`<div class="tornado">${swings.map((swing) => {
    const [from, to] = [at(swing.lowMinor), at(swing.highMinor)].toSorted((a, b) => a - b);
    return html`<div>${swing.name[language]}</div><div class="track"><i style="left:${digits(from ?? 0)}%;width:${digits((to ?? 0) - (from ?? 0))}%"></i><b style="left:${digits(at(baseMinor))}%"></b></div><div class="range"><span>${money(swing.lowMinor, currency, language)}</span><span>${money(swing.highMinor, currency, language)}</span></div>`;
  })}</div>`;
};
