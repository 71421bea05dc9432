/** The element that the server marked for a script. */
export function find<E extends HTMLElement = HTMLElement>(name: string): E | null {
  return document.querySelector<E>(`[data-reader="${name}"]`)
}

/** A word that the server wrote on an element for its script, so that it is in the reader's language. */
export function wordOn(element: HTMLElement, name: string): string {
  return element.dataset[name] ?? ''
}
