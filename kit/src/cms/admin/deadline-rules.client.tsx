'use client'
import { Button, Pill, SelectInput, SetStepNav, TextInput, toast, useTranslation } from '@payloadcms/ui'
import { useCallback, useEffect, useState, type ReactNode } from 'react'
import type { DeadlineRuleAnswer, DeadlineRulesAnswer, ErrorAnswer, SentRule } from '../../protocol.ts'
import { formatMoment } from '../../ui/format-date.ts'
import { SpanInput, spanText } from './span-input.client.tsx'

const words = {
  zh: {
    title: '期限规则',
    intro: '这里的修改只对新进入该环节的事项生效；办理中的事项仍按进入时的规则版本办理。',
    due: '期限',
    warn: '提前提醒',
    extension: '延期',
    escalate: '逾期升级',
    level: '第 {n} 级',
    after: '逾期后',
    to: '通知：',
    label: '名称',
    labelHelp: '如“答复期限”；留空为“办理期限”。',
    warned: '临期通知',
    overdue: '逾期通知',
    none: '无',
    version: '第 {n} 版',
    running: '办理中 {n} 件',
    declared: '随系统提供',
    history: '规则版本',
    edit: '修改',
    save: '保存为新版本',
    cancel: '取消',
    reset: '恢复默认值',
    addLevel: '增加一级',
    removeLevel: '删除这一级',
    saved: '已保存，对新进入该环节的事项生效。',
    failed: '未能保存，请稍后再试。',
    changed: '已调整',
  },
  en: {
    title: 'Deadlines',
    intro: 'A change holds for what enters the stage from now on; what is under way keeps the version it began with.',
    due: 'Deadline',
    warn: 'Warn before',
    extension: 'Extension',
    escalate: 'Escalation',
    level: 'Level {n}',
    after: 'Overdue for',
    to: 'told:',
    label: 'Name',
    labelHelp: 'Such as “Reply due”; empty: “Due”.',
    warned: 'Told when near',
    overdue: 'Told when overdue',
    none: 'none',
    version: 'Version {n}',
    running: '{n} under way',
    declared: 'as shipped',
    history: 'Versions',
    edit: 'Change',
    save: 'Save as a new version',
    cancel: 'Cancel',
    reset: 'Put back the defaults',
    addLevel: 'Add a level',
    removeLevel: 'Remove this level',
    saved: 'Saved; it holds for what enters the stage from now on.',
    failed: 'That could not be saved; try again later.',
    changed: 'changed',
  },
}
type Words = Record<keyof (typeof words)['zh'], string>
type Problems = Readonly<Record<string, string>>

const filled = (text: string, n: number) => text.replace('{n}', String(n))

/** The rules of all deadlines, each to be changed in its place. */
export function DeadlineRules() {
  const { i18n } = useTranslation()
  const locale = i18n.language === 'en' ? 'en' : 'zh'
  const text: Words = words[locale]
  const [rules, setRules] = useState<readonly DeadlineRuleAnswer[]>()
  const [editing, setEditing] = useState<string>()

  const load = useCallback(async () => {
    const answer = await fetch('/api/deadline-rules', { headers: { 'x-yz-locale': locale } })
    if (answer.ok) setRules(((await answer.json()) as DeadlineRulesAnswer).rules)
  }, [locale])
  useEffect(() => void load(), [load])

  if (!rules) return null
  const types = [...new Set(rules.map((one) => one.typeLabel))]
  return (
    <div className="deadline-rules">
      <SetStepNav nav={[{ label: text.title }]} />
      <p className="deadline-rules__soft">{text.intro}</p>
      {types.map((type) => (
        <section key={type} aria-label={type}>
          <h2>{type}</h2>
          {rules
            .filter((one) => one.typeLabel === type)
            .map((one) => {
              const key = `${one.type}.${one.state}`
              return (
                <article key={key} className="deadline-rules__rule" aria-label={one.stateLabel}>
                  {editing === key ? (
                    <Editor
                      one={one}
                      text={text}
                      locale={locale}
                      onDone={(saved) => {
                        setEditing(undefined)
                        if (saved)
                          setRules((all) => all?.map((other) => (other.type === saved.type && other.state === saved.state ? saved : other)))
                      }}
                    />
                  ) : (
                    <Summary one={one} text={text} locale={locale} onEdit={() => setEditing(key)} />
                  )}
                </article>
              )
            })}
        </section>
      ))}
    </div>
  )
}

type Locale = 'zh' | 'en'

function Summary({ one, text, locale, onEdit }: { one: DeadlineRuleAnswer; text: Words; locale: Locale; onEdit: () => void }) {
  const { rule } = one
  const names = (to: readonly string[]) =>
    to.map((name) => one.recipients.find(({ value }) => value === name)?.label ?? name).join(locale === 'zh' ? '、' : ', ') || text.none
  const span = (value: string | null) => (value === null ? text.none : spanText(value, locale))
  return (
    <>
      <header className="deadline-rules__head">
        <h3>{one.stateLabel}</h3>
        {rule.label ? <span className="deadline-rules__soft">{rule.label}</span> : null}
        <Pill size="small">{filled(text.version, one.version)}</Pill>
        {JSON.stringify(rule) === JSON.stringify(one.declared) ? null : (
          <Pill size="small" pillStyle="warning">
            {text.changed}
          </Pill>
        )}
        <Button buttonStyle="secondary" size="small" margin={false} onClick={onEdit}>
          {text.edit}
        </Button>
      </header>
      <dl className="deadline-rules__facts">
        <Fact name={text.due}>{span(rule.due)}</Fact>
        <Fact name={text.warn}>
          {span(rule.warn)} · {text.to} {names(rule.tell.warned)}
        </Fact>
        <Fact name={text.overdue}>{names(rule.tell.overdue)}</Fact>
        {rule.escalate.map((level, index) => (
          <Fact key={index} name={`${text.escalate} ${index + 1}`}>
            {text.after} {span(level.after)} · {text.to} {names(level.to)}
          </Fact>
        ))}
        {one.declared.extension === null ? null : <Fact name={text.extension}>{span(rule.extension)}</Fact>}
      </dl>
      <details>
        <summary>{text.history}</summary>
        <ol className="deadline-rules__versions">
          {one.versions.map(({ version, at, actor, due, running }) => (
            <li key={version}>
              {filled(text.version, version)} · {span(due)} · {formatMoment(at, locale)} · {actor?.title ?? text.declared}
              {running > 0 ? ` · ${filled(text.running, running)}` : ''}
            </li>
          ))}
        </ol>
      </details>
    </>
  )
}

function Editor({
  one,
  text,
  locale,
  onDone,
}: {
  one: DeadlineRuleAnswer
  text: Words
  locale: Locale
  onDone: (saved?: DeadlineRuleAnswer) => void
}) {
  const [rule, setRule] = useState<SentRule>(one.rule)
  const [problems, setProblems] = useState<Problems>({})
  const [busy, setBusy] = useState(false)
  const change = (part: Partial<SentRule>) => setRule((before) => ({ ...before, ...part }))
  const changeLevel = (index: number, part: Partial<SentRule['escalate'][number]>) =>
    change({ escalate: rule.escalate.map((level, at) => (at === index ? { ...level, ...part } : level)) })

  async function save() {
    setBusy(true)
    try {
      const answer = await fetch(`/api/deadline-rules/${one.type}/${one.state}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-yz-locale': locale },
        body: JSON.stringify({ version: one.version, rule }),
      })
      const body = (await answer.json()) as DeadlineRuleAnswer | ErrorAnswer
      if ('error' in body) {
        setProblems(body.error.fields ?? {})
        toast.error(body.error.message)
        return
      }
      toast.success(text.saved)
      onDone(body)
    } catch {
      toast.error(text.failed)
    } finally {
      setBusy(false)
    }
  }

  const people = (path: string, label: string, value: readonly string[], onChange: (value: readonly string[]) => void) => (
    <Field problem={problems[path]}>
      <SelectInput
        path={`${one.state}.${path}`}
        name={`${one.state}.${path}`}
        label={label}
        hasMany
        options={[...one.recipients]}
        value={[...value]}
        onChange={(chosen: unknown) => onChange((Array.isArray(chosen) ? chosen : []).map((option: { value: string }) => option.value))}
      />
    </Field>
  )
  const span = (path: string, label: string, value: string | null, onChange: (value: string) => void) => (
    <Field problem={problems[path]}>
      <SpanInput id={`${one.state}-${path}`} label={label} value={value} locale={locale} onChange={onChange} />
    </Field>
  )
  return (
    <div className="deadline-rules__form">
      <h3>{one.stateLabel}</h3>
      <div className="deadline-rules__row">
        {span('due', text.due, rule.due, (due) => change({ due }))}
        {span('warn', text.warn, rule.warn, (warn) => change({ warn: warn === '' ? null : warn }))}
        {one.declared.extension === null ? null : span('extension', text.extension, rule.extension, (extension) => change({ extension }))}
      </div>
      <Field problem={problems.label}>
        <TextInput
          path={`${one.state}.label`}
          label={text.label}
          description={text.labelHelp}
          value={rule.label ?? ''}
          onChange={(event: React.ChangeEvent<HTMLInputElement>) => change({ label: event.target.value || null })}
        />
      </Field>
      {people('tell.warned', text.warned, rule.tell.warned, (warned) => change({ tell: { ...rule.tell, warned } }))}
      {people('tell.overdue', text.overdue, rule.tell.overdue, (overdue) => change({ tell: { ...rule.tell, overdue } }))}
      <fieldset className="deadline-rules__levels">
        <legend>{text.escalate}</legend>
        {problems.escalate ? <Problem>{problems.escalate}</Problem> : null}
        {rule.escalate.map((level, index) => (
          <div key={index} className="deadline-rules__row">
            {span(`escalate.${index}.after`, `${filled(text.level, index + 1)} · ${text.after}`, level.after, (after) =>
              changeLevel(index, { after }),
            )}
            {people(`escalate.${index}.to`, text.to, level.to, (to) => changeLevel(index, { to }))}
            <Button buttonStyle="none" margin={false} onClick={() => change({ escalate: rule.escalate.filter((_, at) => at !== index) })}>
              {text.removeLevel}
            </Button>
          </div>
        ))}
        <Button
          buttonStyle="secondary"
          size="small"
          margin={false}
          onClick={() => change({ escalate: [...rule.escalate, { after: '', to: [] }] })}
        >
          {text.addLevel}
        </Button>
      </fieldset>
      <div className="deadline-rules__buttons">
        <Button margin={false} disabled={busy} onClick={() => void save()}>
          {text.save}
        </Button>
        <Button margin={false} buttonStyle="secondary" disabled={busy} onClick={() => onDone()}>
          {text.cancel}
        </Button>
        <Button margin={false} buttonStyle="none" disabled={busy} onClick={() => setRule(one.declared)}>
          {text.reset}
        </Button>
      </div>
    </div>
  )
}

function Field({ problem, children }: { problem: string | undefined; children: ReactNode }) {
  return (
    <div>
      {children}
      {problem ? <Problem>{problem}</Problem> : null}
    </div>
  )
}

function Problem({ children }: { children: ReactNode }) {
  return (
    <p role="alert" className="deadline-rules__problem">
      {children}
    </p>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  )
}
