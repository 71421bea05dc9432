import type { Metadata } from 'next'
import { modeOf, modesOf, noticeKinds, type NoticeKind, type NoticeSettingsAnswer } from '@yizheng/kit'
import { queryValue, reads, type PageContext, type PageQuery } from '@yizheng/kit/portal'
import { Breadcrumbs, Button, NoticeBar, PageHeader, SectionHeading, Select } from '@yizheng/kit/ui'
import { pageFrame } from '../../../src/page-frame.ts'
import { requireReader } from '../../../src/require-reader.ts'
import { unlessDown } from '../../../src/service-down.tsx'
import { saveSettings } from './actions.ts'
import { modeName } from './settings-form.ts'

export async function generateMetadata(): Promise<Metadata> {
  const { words } = await pageFrame()
  return { title: words('settings.title'), robots: { index: false } }
}

/** By which ways a person is told of what, in which language, and when the digest comes. */
export default async function SettingsPage({ searchParams }: { searchParams: Promise<PageQuery> }) {
  const result = queryValue(await searchParams, 'result')
  return unlessDown(() => drawSettings(result))
}

async function drawSettings(result: string | undefined) {
  const { context } = await requireReader('/desk/settings')
  const { words, locale, cms } = context
  const answer = await cms.read(reads.noticeSettings())
  return (
    <div className="mx-auto max-w-[52rem]">
      <Breadcrumbs locale={locale} items={[{ label: words('desk.title'), href: '/desk' }, { label: words('settings.title') }]} />
      <PageHeader title={words('settings.title')} lead={words('settings.lead', { email: answer.email })} />
      {result === 'saved' ? <NoticeBar kind="success">{words('settings.saved')}</NoticeBar> : null}
      {result === 'failed' ? <NoticeBar kind="error">{words('settings.failed')}</NoticeBar> : null}
      {answer.channels
        .filter(({ on }) => !on)
        .map(({ name, label }) => (
          <NoticeBar key={name}>{words('settings.off', { channel: words(label) })}</NoticeBar>
        ))}
      <form action={saveSettings} className="grid gap-10">
        <Ways answer={answer} context={context} />
        <section aria-labelledby="digest" className="grid gap-6 sm:grid-cols-2">
          <div className="sm:col-span-2">
            <SectionHeading id="digest">{words('settings.sending')}</SectionHeading>
          </div>
          <label className="grid gap-1">
            <span className="font-semibold">{words('settings.hour')}</span>
            <Select name="digestHour" defaultValue={String(answer.settings.digestHour)} options={hours(context)} />
          </label>
          <label className="grid gap-1">
            <span className="font-semibold">{words('settings.language')}</span>
            <Select
              name="locale"
              defaultValue={answer.settings.locale}
              options={[
                { value: 'zh', label: '中文' },
                { value: 'en', label: 'English' },
              ]}
            />
          </label>
        </section>
        <p>
          <Button>{words('form.saveChanges')}</Button>
        </p>
      </form>
    </div>
  )
}

/** For each kind of notice one choice a channel. */
function Ways({ answer: { settings, channels }, context: { words } }: { answer: NoticeSettingsAnswer; context: PageContext }) {
  return (
    <section aria-labelledby="ways">
      <SectionHeading id="ways">{words('settings.ways')}</SectionHeading>
      {(Object.keys(noticeKinds) as NoticeKind[]).map((kind) => (
        <div
          key={kind}
          role="group"
          aria-labelledby={`kind-${kind}`}
          className="grid gap-x-6 gap-y-3 border-b border-line py-4 sm:grid-cols-[minmax(0,1fr)_repeat(2,11rem)] elder:grid-cols-1!"
        >
          <p id={`kind-${kind}`} className="font-semibold sm:pt-6 elder:pt-0!">
            {words(noticeKinds[kind])}
            <span className="block text-sm font-normal text-ink-soft">{words(`settings.${kind}`)}</span>
          </p>
          {channels.map(({ name, label }) => (
            <label key={name} className="grid content-start gap-1">
              <span className="text-sm text-ink-soft">{words(label)}</span>
              <Select
                name={modeName(kind, name)}
                defaultValue={modeOf(settings, kind, name)}
                options={modesOf(name).map((mode) => ({ value: mode, label: words(`notice.mode.${mode}`) }))}
              />
            </label>
          ))}
        </div>
      ))}
    </section>
  )
}

function hours({ words }: PageContext) {
  return Array.from({ length: 24 }, (_, hour) => ({ value: String(hour), label: words('settings.oclock', { hour }) }))
}
