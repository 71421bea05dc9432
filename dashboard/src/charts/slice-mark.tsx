import { useEffect, useRef } from 'react'
import { lookOf } from './chart-look.ts'
import { patternTile } from './patterns.ts'

/** The little square beside a slice's label, filled like the slice. */
export function SliceMark({ index }: { index: number }) {
  const box = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    const element = box.current!
    const { palette, ground } = lookOf(element)
    const tile = patternTile({ index, colour: palette[index % palette.length]!, ground })
    element.style.backgroundImage = `url(${tile.toDataURL()})`
  }, [index])
  return <span ref={box} className="slice-mark" aria-hidden="true" />
}
