import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { pageFrame } from '../src/page-frame.ts'
import { publicUrl } from '../src/public-url.ts'
import { alternates } from '../src/reading/alternates.ts'
import { Footer } from '../src/shell/footer.tsx'
import { Masthead } from '../src/shell/masthead.tsx'
import { paper } from '../src/theme.ts'
import './globals.css'

// Every page depends on the reader's cookies; what is the same for all is kept by the server in front of Next.
export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const frame = await pageFrame()
  const { name, path, answer, locale } = frame
  return {
    metadataBase: new URL(publicUrl()),
    title: { default: answer?.tagline ? `${name} · ${answer.tagline}` : name, template: `%s · ${name}` },
    description: answer?.tagline ?? name,
    alternates: alternates(frame),
    openGraph: { siteName: name, locale: locale === 'en' ? 'en_GB' : 'zh_CN', type: 'website', url: path },
    formatDetection: { telephone: false, date: false, address: false, email: false },
  }
}

export async function generateViewport(): Promise<Viewport> {
  const { theme } = await pageFrame()
  return { themeColor: paper[theme] }
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const frame = await pageFrame()
  return (
    <html lang={frame.locale === 'en' ? 'en' : 'zh-CN'} data-theme={frame.theme} data-text={frame.text}>
      <body>
        <a href="#main" className="absolute start-4 -top-20 z-10 bg-cinnabar px-4 py-2 text-on-cinnabar focus:top-2">
          {frame.words('hall.skip')}
        </a>
        <Masthead frame={frame} />
        <main id="main" tabIndex={-1} className="mx-auto w-full max-w-page flex-1 px-edge pt-10 outline-none">
          {children}
        </main>
        <Footer frame={frame} />
        <script src={frame.script} defer />
      </body>
    </html>
  )
}
