/** The site's mark: a square seal in relief, read as seals are, from the right column down. Drawn here; the name stands beside it. */
export function Seal({ className = 'size-14' }: { className?: string }) {
  return (
    <svg viewBox="0 0 64 64" className={className} aria-hidden="true" focusable="false">
      <path d="M5 3.5 31 2l28 1.8 2.6 26L60.5 60 33 62 4 60.8 2 34z" fill="var(--cinnabar)" />
      <path d="M8.5 8 32 7l23.6 1.2L57 31l-1 24.6-24 1.2L8.2 56 7 33z" fill="none" stroke="var(--on-cinnabar)" strokeWidth="1.6" />
      <g
        fill="var(--on-cinnabar)"
        fontFamily="'Noto Serif CJK SC','Songti SC',STSong,SimSun,serif"
        fontWeight="900"
        fontSize="21"
        textAnchor="middle"
      >
        <text x="43.5" y="29">
          松
        </text>
        <text x="43.5" y="52">
          阳
        </text>
        <text x="20.5" y="29">
          政
        </text>
        <text x="20.5" y="52">
          协
        </text>
      </g>
    </svg>
  )
}
