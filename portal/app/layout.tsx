import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { pageFrame } from '../src/page-frame.ts'
import { publicUrl } from '../src/public-url.ts'
import { Footer } from '../src/shell/footer.tsx'
import { Masthead } from '../src/shell/masthead.tsx'
import './globals.css'

// Every page depends on the reader's cookies; what is the same for all is kept by the server in front of Next.
export const dynamic = 'force-dynamic'

export async function generateMetadata(): Promise<Metadata> {
  const { name, path, answer, locale } = await pageFrame()
  return {
    metadataBase: new URL(publicUrl()),
    title: { default: answer?.tagline ? `${name} · ${answer.tagline}` : name, template: `%s · ${name}` },
    description: answer?.tagline ?? name,
    alternates: { canonical: path },
    openGraph: { siteName: name, locale: locale === 'en' ? 'en_GB' : 'zh_CN', type: 'website', url: path },
    formatDetection: { telephone: false, date: false, address: false, email: false },
  }
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const frame = await pageFrame()
  return (
    <html lang={frame.locale === 'en' ? 'en' : 'zh-CN'} data-theme={frame.theme}>
      <body>
        <a href="#main" className="absolute start-4 -top-20 z-10 bg-cinnabar px-4 py-2 text-on-cinnabar focus:top-2">
          {frame.words('hall.skip')}
        </a>
        <Masthead frame={frame} />
        <main id="main" tabIndex={-1} className="mx-auto w-full max-w-page flex-1 px-edge pt-10 outline-none">
          {children}
        </main>
        <Footer frame={frame} />
      </body>
    </html>
  )
}
