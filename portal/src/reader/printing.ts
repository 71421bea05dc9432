import { find } from './find.ts'

export function printing(): void {
  const button = find('print')
  if (!button) return
  button.hidden = false
  button.addEventListener('click', () => print())
}
