import type { Chart, Plugin } from 'chart.js'
import { formatNumber } from '../words/format.ts'
import type { ChartLook } from './chart-look.ts'

/** What a bar stands for: its end, or, where it begins elsewhere, how long it is. */
export function lengthOf(value: unknown): number {
  return Array.isArray(value) ? Number(value[1]) - Number(value[0]) : Number(value)
}

/** Writes every bar's value at its end, so that nobody has to measure along an axis. */
export function valueLabels(look: ChartLook): Plugin {
  return {
    id: 'valueLabels',
    afterDatasetsDraw(chart: Chart) {
      const { ctx } = chart
      ctx.save()
      ctx.font = `600 ${look.text}px ${look.font}`
      ctx.fillStyle = look.ink
      ctx.textBaseline = 'middle'
      chart.getDatasetMeta(0).data.forEach((bar, index) => {
        const value = lengthOf(chart.data.datasets[0]!.data[index])
        ctx.fillText(formatNumber(value), bar.x + look.text * 0.5, bar.y)
      })
      ctx.restore()
    },
  }
}
