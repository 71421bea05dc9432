import { useEffect, useRef } from 'react'
import type { MetricAnswer } from '@yizheng/kit/protocol'
import { chartConfig, drawnPoints } from './chart-config.ts'
import { lookOf } from './chart-look.ts'
import { Chart } from './register.ts'

/** Draws a metric; new figures grow out of the old ones. `onPick` gets the key of the bar, point or slice that was clicked. */
export function ChartCanvas({
  metric,
  label,
  onPick,
  sharpness,
}: {
  metric: MetricAnswer
  label: string
  onPick?: (key: string) => void
  /** Device pixels a CSS pixel, where the page is scaled. */ sharpness?: number
}) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const chart = useRef<Chart>(undefined)
  const latest = useRef({ metric, onPick })

  useEffect(() => {
    latest.current = { metric, onPick }
  })

  useEffect(() => {
    const element = canvas.current!
    const look = lookOf(element)
    const config = chartConfig(latest.current.metric, look)
    const drawn = new Chart(element, {
      ...config,
      options: {
        ...config.options,
        ...(sharpness === undefined ? {} : { devicePixelRatio: sharpness }),
        onClick: (_, elements) => {
          const { metric, onPick } = latest.current
          const point = elements[0] && drawnPoints(metric)[elements[0].index]
          if (point) onPick?.(point.key)
        },
        onHover: (_, elements) => {
          element.style.cursor = elements.length > 0 && latest.current.onPick ? 'pointer' : ''
        },
      },
    })
    chart.current = drawn
    // Text is measured again once the fonts are there.
    void document.fonts.ready.then(() => chart.current === drawn && drawn.update('none'))
    return () => {
      chart.current = undefined
      drawn.destroy()
    }
  }, [sharpness])

  useEffect(() => {
    const drawn = chart.current
    if (!drawn) return
    const { data } = chartConfig(metric, lookOf(canvas.current!))
    drawn.data.labels = data.labels
    Object.assign(drawn.data.datasets[0]!, data.datasets[0])
    drawn.update()
  }, [metric])

  return <canvas ref={canvas} role="img" aria-label={label} />
}
