'use client'

const units = {
  zh: { wd: '工作日', d: '天（自然日）', h: '小时' },
  en: { wd: 'working days', d: 'calendar days', h: 'hours' },
} as const
type Unit = keyof (typeof units)['zh']

/** A span of time (`10wd`) in words. */
export function spanText(span: string, locale: 'zh' | 'en'): string {
  const { amount, unit } = partsOf(span)
  return locale === 'zh' ? `${amount} ${unit === 'wd' ? '个工作日' : unit === 'd' ? '天' : '小时'}` : `${amount} ${units.en[unit]}`
}

/** A number and its unit; empty where the number is. What is typed goes on as it is: the server says what is wrong with it. */
export function SpanInput({
  id,
  label,
  value,
  locale,
  onChange,
}: {
  id: string
  label: string
  value: string | null
  locale: 'zh' | 'en'
  onChange: (span: string) => void
}) {
  const { amount, unit } = partsOf(value ?? '')
  const send = (number: string, of: Unit) => onChange(number === '' ? '' : `${number}${of}`)
  return (
    <div className="deadline-rules__span">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <span>
        <input id={id} type="number" min={1} inputMode="numeric" value={amount} onChange={(event) => send(event.target.value, unit)} />
        <select
          aria-label={`${label} · ${locale === 'zh' ? '单位' : 'unit'}`}
          value={unit}
          onChange={(event) => send(amount, event.target.value as Unit)}
        >
          {Object.entries(units[locale]).map(([name, text]) => (
            <option key={name} value={name}>
              {text}
            </option>
          ))}
        </select>
      </span>
    </div>
  )
}

function partsOf(span: string): { amount: string; unit: Unit } {
  const match = /^(.*?)(wd|d|h)?$/.exec(span)
  return { amount: match?.[1] ?? '', unit: (match?.[2] as Unit | undefined) ?? 'wd' }
}
