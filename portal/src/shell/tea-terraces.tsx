const ridges = [
  'M0 60C160 20 320 12 520 40s330 44 540 8 260-30 380-18',
  'M0 74C170 38 330 28 520 54s340 42 550 8 250-28 370-16',
  'M0 88C180 56 340 46 525 68s350 38 555 10 240-26 360-14',
  'M0 101C190 74 350 64 530 82s360 34 560 12 230-22 350-12',
  'M0 113C200 92 360 84 535 97s365 28 565 12 220-18 340-8',
]

/** Songyang's tea terraces, as the lines one sees from the hill opposite. Decoration only. */
export function TeaTerraces() {
  return (
    <svg viewBox="0 0 1440 120" preserveAspectRatio="none" className="block h-20 w-full text-tea" aria-hidden="true" focusable="false">
      <path d={`${ridges[0]}V120H0z`} fill="var(--tea-wash)" />
      {ridges.map((d, index) => (
        <path
          key={d}
          d={d}
          fill="none"
          stroke="currentColor"
          strokeOpacity={0.35 + index * 0.1}
          strokeWidth={1.2 + index * 0.25}
          vectorEffect="non-scaling-stroke"
        />
      ))}
    </svg>
  )
}
