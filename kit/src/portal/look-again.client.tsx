'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

/** In milliseconds. */
const EVERY = 3_000

/** Has the page drawn anew from time to time, as long as this stands on it. */
export function LookAgain() {
  const router = useRouter()
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), EVERY)
    return () => clearInterval(timer)
  }, [router])
  return null
}
