import { useEffect, useState } from 'react'
import { locale } from '../preferences.ts'

const tag = locale === 'en' ? 'en-GB' : 'zh-CN'
const day = new Intl.DateTimeFormat(tag, { timeZone: 'Asia/Shanghai', month: 'long', day: 'numeric', weekday: 'long' })
const time = new Intl.DateTimeFormat(tag, { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })

/** Date and time in Shanghai. */
export function Clock() {
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 1000)
    return () => clearInterval(timer)
  }, [])
  return (
    <p className="wall-clock">
      {day.format(now)} <b>{time.format(now)}</b>
    </p>
  )
}
