import { BarChart, LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { init, use as register } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import type { ChartProps } from './Chart.tsx';

register([BarChart, LineChart, AriaComponent, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

const token = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** Series differ in lightness and pattern, so that a greyscale print can be read. */
const seriesTokens = ['--accent', '--attention', '--waiting', '--good', '--wrong'] as const;

const optionOf = ({ kind, data, unit, title }: ChartProps) => ({
  animation: !matchMedia('(prefers-reduced-motion: reduce)').matches,
  aria: { enabled: true, label: { description: title }, decal: { show: data.columns.length > 2 } },
  color: seriesTokens.map(token),
  textStyle: { fontFamily: token('--font'), color: token('--ink-soft') },
  grid: { left: 8, right: 16, top: data.columns.length > 2 ? 40 : 16, bottom: 8, outerBoundsMode: 'same' as const },
  tooltip: { trigger: 'axis' as const },
  ...(data.columns.length > 2 ? { legend: { top: 0, textStyle: { color: token('--ink') } } } : {}),
  xAxis: {
    type: 'category' as const,
    data: data.rows.map(([name]) => name),
    axisLabel: { color: token('--ink-soft') },
  },
  yAxis: {
    type: 'value' as const,
    name: unit,
    axisLabel: { color: token('--ink-soft') },
    splitLine: { lineStyle: { color: token('--line') } },
  },
  series: data.columns
    .slice(1)
    .map((name, at) => ({ type: kind, name, data: data.rows.map((row) => row[at + 1] ?? null) })),
});

type Props = ChartProps & { readonly onReady: (svg: () => string) => void };

/** The drawing itself; redrawn when its box or the theme changes. */
export const Drawing = (props: Props) => {
  const box = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  latest.current = props;
  // biome-ignore lint/correctness/useExhaustiveDependencies: drawn once for each set of figures
  useEffect(() => {
    if (box.current === null) return;
    const chart = init(box.current, undefined, { renderer: 'svg' });
    const draw = (): void => chart.setOption(optionOf(latest.current));
    draw();
    latest.current.onReady(() => chart.renderToSVGString());
    const resize = new ResizeObserver(() => chart.resize());
    resize.observe(box.current);
    globalThis.addEventListener('corridor:theme', draw);
    return () => {
      globalThis.removeEventListener('corridor:theme', draw);
      resize.disconnect();
      chart.dispose();
    };
  }, [props.data]);
  return <div className="chart-box" ref={box} />;
};
