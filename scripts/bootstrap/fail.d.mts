export function fail(problem: { readonly zh: string; readonly en: string }): never
