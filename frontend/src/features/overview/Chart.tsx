import { useEffect, useRef } from "react";
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { amount } from "@/lib/amounts.ts";
import { t } from "@/lib/texts/index.ts";
import { date } from "@/lib/time.ts";

const HEIGHT = 220;
const DARK = "(prefers-color-scheme: dark)";
const DASHES = { solid: [], dashed: [6, 3], dotted: [2, 3] };

export interface Line {
  words: string;
  /** The name of a colour of the theme. */
  colour: string;
  /** Tells it from the others without its colour. */
  style: keyof typeof DASHES;
  values: number[];
}

interface Props {
  label: string;
  /** The days, 2026-03-09, in order. */
  dates: string[];
  lines: Line[];
}

/** Lines over days, in the colours of the theme, as wide as there is room. */
export function Chart({ label, dates, lines }: Props) {
  const holder = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = holder.current;
    if (!element) return;
    let chart = drawn(element, dates, lines);
    const redraw = () => {
      chart.destroy();
      chart = drawn(element, dates, lines);
    };
    const resizing = new ResizeObserver(() => chart.setSize({ width: element.clientWidth, height: HEIGHT }));
    const scheme = matchMedia(DARK);
    resizing.observe(element);
    scheme.addEventListener("change", redraw);
    return () => {
      scheme.removeEventListener("change", redraw);
      resizing.disconnect();
      chart.destroy();
    };
  }, [dates, lines]);
  return <div ref={holder} role="img" aria-label={label} className="min-w-0 text-xs" />;
}

function drawn(element: HTMLElement, dates: string[], lines: Line[]): uPlot {
  const colour = (name: string) => resolved(element, name);
  const axis: uPlot.Axis = { stroke: colour("--color-muted"), grid: { stroke: colour("--color-line"), width: 1 } };
  const options: uPlot.Options = {
    width: element.clientWidth,
    height: HEIGHT,
    // Days have no time: theirs is that of the workspace.
    tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), "UTC"),
    scales: { y: { range: (_, __, most) => [0, Math.max(4, most * 1.1)] } },
    axes: [
      { ...axis, values: (_, days) => days.map(dayOf) },
      { ...axis, size: 44, incrs: WHOLE, values: (_, counts) => counts.map(amount) },
    ],
    legend: { markers: { width: 3, dash: (_, place) => lines[place - 1]?.style ?? "solid" } },
    series: [
      { label: t.overview.day, value: (_, day) => (day === null ? "—" : dayOf(day)) },
      ...lines.map(({ words, colour: name, style }) => ({
        label: words,
        stroke: colour(name),
        width: 2,
        dash: DASHES[style],
        points: { show: false },
        value: (_: uPlot, count: number | null) => (count === null ? "—" : amount(count)),
      })),
    ],
  };
  const days = dates.map((day) => Date.parse(day) / 1000);
  return new uPlot(options, [days, ...lines.map(({ values }) => values)], element);
}

// Nobody writes half a message.
const WHOLE = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000];

function dayOf(seconds: number): string {
  return date(new Date(seconds * 1000).toISOString().slice(0, 10));
}

/** A canvas knows no variables: let the browser say which colour the theme means here and now. */
function resolved(element: HTMLElement, name: string): string {
  const probe = document.createElement("span");
  probe.style.color = `var(${name})`;
  element.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}
