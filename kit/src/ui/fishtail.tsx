/** 鱼尾: the mark on the fold of an old Chinese book's page; here it opens a section. Decoration only. */
export function Fishtail({ className = 'h-[0.9em] w-[0.72em]' }: { className?: string }) {
  return (
    <svg viewBox="0 0 16 20" className={className} aria-hidden="true" focusable="false">
      <path d="M0 0h16v20l-8-7-8 7z" fill="currentColor" />
    </svg>
  )
}
