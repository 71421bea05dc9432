const LINES = 15

/** Contour lines of terraced hills, barely lighter than the ground they lie on. */
export function Hills() {
  return (
    <svg className="wall-hills" viewBox="0 0 1920 1080" aria-hidden="true" focusable="false">
      {Array.from({ length: LINES }, (_, index) => {
        const y = 560 + index * 36
        const swell = 120 - index * 5
        return (
          <path
            key={index}
            d={`M0 ${y + 150} C 320 ${y - swell}, 520 ${y + 40}, 760 ${y + 70} S 1180 ${y - swell * 1.6}, 1420 ${y - 20} S 1760 ${y + 120}, 1920 ${y - 10}`}
          />
        )
      })}
    </svg>
  )
}
