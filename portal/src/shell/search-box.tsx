import { cx } from '@yizheng/kit/ui'
import type { Words } from '../page-frame.ts'

/** The search of the whole site: a plain GET form. */
export function SearchBox({ words, value, id = 'search', large = false }: { words: Words; value?: string; id?: string; large?: boolean }) {
  return (
    <form
      action="/search"
      method="get"
      role={large ? undefined : 'search'}
      className={cx('flex', large ? 'w-full max-w-[40rem]' : 'w-full sm:w-[20rem]')}
    >
      <label htmlFor={id} className="visually-hidden">
        {words('hall.search')}
      </label>
      <input
        id={id}
        name="q"
        type="search"
        defaultValue={value}
        maxLength={100}
        placeholder={words('hall.searchPlaceholder')}
        className="control rounded-e-none border-e-0"
      />
      <button className="flex-none rounded-e-[3px] border border-cinnabar bg-cinnabar px-4 text-on-cinnabar hover:bg-cinnabar-deep">
        {words('hall.search')}
      </button>
    </form>
  )
}
