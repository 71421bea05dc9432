import { useEffect, useRef, useState } from 'react'
import { calm } from '../preferences.ts'
import { formatNumber } from '../words/format.ts'

const MS = 700

/** A figure that counts up or down to its new value. A screen reader gets the value at once. */
export function AnimatedNumber({ value }: { value: number }) {
  const [shown, setShown] = useState(value)
  const from = useRef(value)

  useEffect(() => {
    const start = from.current
    from.current = value
    if (calm || start === value) {
      setShown(value)
      return
    }
    const begun = performance.now()
    const whole = Number.isInteger(start) && Number.isInteger(value)
    let frame = requestAnimationFrame(function step(now: number) {
      const progress = Math.min(1, (now - begun) / MS)
      const between = start + (value - start) * (1 - (1 - progress) ** 3)
      setShown(progress === 1 ? value : whole ? Math.round(between) : between)
      if (progress < 1) frame = requestAnimationFrame(step)
    })
    return () => cancelAnimationFrame(frame)
  }, [value])

  return (
    <>
      <span aria-hidden="true">{formatNumber(shown)}</span>
      <span className="visually-hidden">{formatNumber(value)}</span>
    </>
  )
}
