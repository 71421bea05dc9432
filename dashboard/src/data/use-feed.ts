import { useSyncExternalStore } from 'react'
import { fetchMetrics, openHints } from './api.ts'
import { MetricsFeed, type FeedState } from './metrics-feed.ts'

const feed = new MetricsFeed({ fetchMetrics, openHints })

/** The figures, kept fresh as long as a component uses them. */
export function useFeed(): FeedState {
  return useSyncExternalStore(feed.subscribe, () => feed.state)
}
