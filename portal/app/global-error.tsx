'use client'

import './globals.css'

/** The last resort, where even the frame of the page failed. */
export default function GlobalError() {
  return (
    <html lang="zh-CN">
      <body>
        <title>500</title>
        <main className="mx-auto max-w-page px-edge py-24">
          <h1 className="text-3xl">页面暂时打不开</h1>
          <p className="mt-4">请稍后再试一次。</p>
          <p lang="en">The page cannot be shown. Please try again in a moment.</p>
          <p className="mt-4">
            <a href="/">返回首页 Home</a>
          </p>
        </main>
      </body>
    </html>
  )
}
