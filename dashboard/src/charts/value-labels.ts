import type { Chart, Plugin } from 'chart.js'
import { formatNumber } from '../words/format.ts'
import type { ChartLook } from './chart-look.ts'

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
        const value = chart.data.datasets[0]!.data[index] as number
        ctx.fillText(formatNumber(value), bar.x + look.text * 0.5, bar.y)
      })
      ctx.restore()
    },
  }
}
