'use client'

import { useState } from 'react'
import { Button, ComboBox, Input, ListBox, ListBoxItem, Popover, Tag, TagGroup, TagList } from 'react-aria-components'
import type { MultiPickerProps } from './multi-picker.client.tsx'
import type { Option } from './select.tsx'
import { word } from './word.ts'

/** Chooses several of many by typing: what is chosen stands above as tags. Sends one form value `name` for each. */
export function TagPicker({ control, label, options, defaultValue = [], locale }: MultiPickerProps) {
  const [chosen, setChosen] = useState<readonly string[]>(defaultValue)
  const [typed, setTyped] = useState('')

  const labels = new Map(options.map((option) => [option.value, option.label]))
  const left = options.filter(({ value, label }) => !chosen.includes(value) && label.includes(typed.trim())).slice(0, 50)
  return (
    <div>
      {chosen.length > 0 ? (
        <TagGroup
          aria-label={`${label}：${word(locale, 'chosen')}`}
          onRemove={(keys) => setChosen(chosen.filter((value) => !keys.has(value)))}
        >
          <TagList className="mb-2 flex flex-wrap gap-2">
            {chosen.map((value) => (
              <Tag
                key={value}
                id={value}
                textValue={labels.get(value) ?? value}
                className="inline-flex min-h-target items-center gap-1 border border-tea bg-tea-wash ps-3"
              >
                {labels.get(value) ?? value}
                <Button
                  slot="remove"
                  aria-label={word(locale, 'remove', { name: labels.get(value) ?? value })}
                  className="inline-flex min-h-target min-w-target items-center justify-center"
                >
                  ✕
                </Button>
              </Tag>
            ))}
          </TagList>
        </TagGroup>
      ) : null}
      {chosen.map((value) => (
        <input key={value} type="hidden" name={control.name} value={value} />
      ))}
      <ComboBox
        aria-label={label}
        menuTrigger="focus"
        allowsEmptyCollection
        items={left}
        inputValue={typed}
        onInputChange={setTyped}
        value={null}
        onChange={(key) => {
          if (key === null) return
          setChosen([...chosen, String(key)])
          setTyped('')
        }}
        isInvalid={control['aria-invalid'] === true}
      >
        <div className="flex">
          <Input id={control.id} aria-describedby={control['aria-describedby']} placeholder={word(locale, 'choose')} className="control" />
          <Button aria-label={word(locale, 'showChoices')} className="-ms-px min-w-10 border border-line-strong bg-paper-deep">
            ▾
          </Button>
        </div>
        <Popover className="max-h-72 w-(--trigger-width) overflow-auto border border-line-strong bg-sheet shadow-sheet">
          <ListBox className="p-1" renderEmptyState={() => <p className="px-3 py-2 text-ink-soft">{word(locale, 'noMatch')}</p>}>
            {(option: Option) => (
              <ListBoxItem
                id={option.value}
                textValue={option.label}
                className="flex min-h-target items-center px-3 data-[focused]:bg-cinnabar-wash data-[focused]:text-cinnabar"
              >
                {option.label}
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </ComboBox>
    </div>
  )
}
