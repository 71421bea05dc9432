const YEAR = 365 * 24 * 3600

/** The size of the text at once, where the form would come back with a new page. The cookie is the one that the form sets. */
export function textSize(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-text-size]')
  form?.addEventListener('submit', (event) => {
    const button = event.submitter as HTMLButtonElement | null
    if (!button) return
    event.preventDefault()
    document.cookie = `yz-text=${button.value}; Path=/; Max-Age=${YEAR}; SameSite=Lax`
    document.documentElement.dataset.text = button.value
    for (const one of form.querySelectorAll('button')) one.setAttribute('aria-pressed', String(one === button))
  })
}
