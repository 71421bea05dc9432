import type { ChartConfiguration, Scale } from 'chart.js'
import type { MetricAnswer, MetricPoint } from '@yizheng/kit/protocol'
import { formatNumber, pointLabel } from '../words/format.ts'
import type { ChartLook } from './chart-look.ts'
import { patternFill } from './patterns.ts'
import { lengthOf, valueLabels } from './value-labels.ts'

/** The part of a bar chart's width that labels may take. */
const WIDEST_LABEL = 0.46

/** Points that a chart draws: a line leaves out what is no month. */
export function drawnPoints({ chart, points }: MetricAnswer): readonly MetricPoint[] {
  return chart === 'line'
    ? points.filter((point) => !point.key.startsWith('_'))
    : chart === 'pie'
      ? points.filter((point) => point.value > 0)
      : points
}

/** How Chart.js draws a metric. A number is no chart. */
export function chartConfig(metric: MetricAnswer, look: ChartLook): ChartConfiguration {
  switch (metric.chart) {
    case 'bar':
      return barConfig(metric, look)
    case 'line':
      return lineConfig(metric, look)
    case 'funnel':
      return funnelConfig(metric, look)
    case 'gauge':
      return gaugeConfig(metric, look)
    default:
      return pieConfig(metric, look)
  }
}

function barConfig(metric: MetricAnswer, look: ChartLook): ChartConfiguration {
  const points = drawnPoints(metric)
  return {
    type: 'bar',
    data: {
      labels: points.map((point) => pointLabel(point.label)),
      datasets: [
        {
          data: points.map((point) => point.value),
          backgroundColor: points.map((point) => (point.key.startsWith('_') ? look.soft : look.accent)),
          maxBarThickness: look.text * (points.length > 8 ? 1.3 : 1.8),
          minBarLength: 2,
        },
      ],
    },
    options: {
      ...commonOptions(look),
      indexAxis: 'y',
      layout: { padding: { right: look.text * 3 } },
      scales: {
        x: { display: false, beginAtZero: true },
        y: {
          grid: { display: false },
          border: { color: look.line },
          afterFit: roomForLabels(look),
          ticks: {
            color: look.ink,
            font: { size: look.text, family: look.font },
            autoSkip: false,
            callback(_, index) {
              return shortened(pointLabel(points[index]?.label ?? ''), Math.floor((this.chart.width * WIDEST_LABEL) / look.text))
            },
          },
        },
      },
    },
    plugins: [valueLabels(look)],
  }
}

/** Bars about one middle: what is left from stage to stage. */
function funnelConfig(metric: MetricAnswer, look: ChartLook): ChartConfiguration {
  const points = drawnPoints(metric)
  const { options, ...config } = barConfig(metric, look)
  return {
    ...config,
    data: {
      labels: config.data.labels!,
      datasets: [
        {
          data: points.map(({ value }) => [-value / 2, value / 2] as [number, number]),
          backgroundColor: look.accent,
          barPercentage: 1,
          categoryPercentage: 0.86,
          minBarLength: 2,
        },
      ],
    },
    options: { ...options, scales: { ...options?.scales, x: { display: false } } },
  }
}

function lineConfig(metric: MetricAnswer, look: ChartLook): ChartConfiguration {
  const points = drawnPoints(metric)
  return {
    type: 'line',
    data: {
      labels: points.map((point) => pointLabel(point.label)),
      datasets: [
        {
          data: points.map((point) => point.value),
          borderColor: look.second,
          borderWidth: look.text / 6,
          backgroundColor: `color-mix(in srgb, ${look.second} 16%, transparent)`,
          fill: 'origin',
          // Monotone: the curve never shows a value that is not there.
          cubicInterpolationMode: 'monotone',
          pointRadius: look.text / 4.5,
          pointHitRadius: look.text,
          pointBackgroundColor: look.ground,
          pointBorderColor: look.second,
          pointBorderWidth: look.text / 7,
        },
      ],
    },
    options: {
      ...commonOptions(look),
      interaction: { mode: 'nearest', axis: 'x', intersect: false },
      layout: { padding: { top: look.text / 2, right: look.text } },
      scales: {
        x: {
          grid: { display: false },
          border: { color: look.line },
          ticks: { color: look.ink, font: { size: look.text, family: look.font }, maxRotation: 0, autoSkipPadding: look.text * 1.5 },
        },
        y: {
          beginAtZero: true,
          grid: { color: look.line },
          border: { display: false },
          ticks: { color: look.ink, font: { size: look.text, family: look.font }, precision: 0, maxTicksLimit: 4 },
        },
      },
    },
  }
}

function pieConfig(metric: MetricAnswer, look: ChartLook): ChartConfiguration {
  const points = drawnPoints(metric)
  return {
    type: 'doughnut',
    data: {
      labels: points.map((point) => pointLabel(point.label)),
      datasets: [
        {
          data: points.map((point) => point.value),
          backgroundColor: points.map((point) => patternFill(look, metric.points.indexOf(point))),
          borderColor: look.ground,
          borderWidth: look.text / 6,
          hoverBorderColor: look.ink,
        },
      ],
    },
    options: commonOptions(look, { cutout: '58%' }),
  }
}

function gaugeConfig(metric: MetricAnswer, look: ChartLook): ChartConfiguration {
  const value = metric.value ?? 0
  return {
    type: 'doughnut',
    data: {
      labels: [],
      datasets: [
        {
          data: [value, 100 - value],
          backgroundColor: [look.second, look.line],
          borderWidth: 0,
          hoverBackgroundColor: [look.second, look.line],
        },
      ],
    },
    options: commonOptions(look, { cutout: '80%', rotation: -120, circumference: 240, events: [] }),
  }
}

/** `more`: what only one kind of chart knows. */
function commonOptions(look: ChartLook, more: object = {}): object {
  return {
    ...more,
    responsive: true,
    maintainAspectRatio: false,
    animation: { duration: look.motion },
    plugins: {
      tooltip: {
        displayColors: false,
        backgroundColor: look.ink,
        titleColor: look.ground,
        bodyColor: look.ground,
        titleFont: { family: look.font, size: look.text },
        bodyFont: { family: look.font, size: look.text },
        padding: look.text * 0.75,
        cornerRadius: 2,
        callbacks: { label: ({ raw }: { raw: unknown }) => formatNumber(lengthOf(raw)) },
      },
    },
  }
}

/** Chart.js gives labels half of what is left of the width and cuts off the rest; these have what they need, shortened where that is too much. */
function roomForLabels({ text, font }: ChartLook) {
  return (scale: Scale) => {
    scale.ctx.font = `${text}px ${font}`
    scale.width = Math.max(0, ...scale.ticks.map(({ label }) => scale.ctx.measureText(String(label)).width)) + text * 0.75
  }
}

/** At most so many full-width characters; two narrow ones count as one. */
function shortened(label: string, most: number): string {
  let room = Math.max(2, most) * 2
  const kept: string[] = []
  for (const character of label) {
    room -= /[\u2e80-\uffff]/.test(character) ? 2 : 1
    if (room < 0) return `${kept.slice(0, -1).join('')}…`
    kept.push(character)
  }
  return label
}
