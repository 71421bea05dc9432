/** Does one step of the start and prints what it was and how long it took. */
export async function step<T>(name: string, work: () => Promise<T>): Promise<T> {
  const begun = performance.now()
  const open = process.stdout.isTTY
  if (open) process.stdout.write(`· ${name} …`)
  try {
    const result = await work()
    process.stdout.write(`${open ? '\r\x1b[K' : ''}✓ ${name}  ${seconds(begun)}\n`)
    return result
  } catch (error) {
    if (open) process.stdout.write('\r\x1b[K')
    throw error
  }
}

export function seconds(begun: number): string {
  return `${((performance.now() - begun) / 1000).toFixed(1)} s`
}
